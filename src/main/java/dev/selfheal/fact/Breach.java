package dev.selfheal.fact;

import java.time.Instant;

/**
 * An answer for this model was made on somebody else's machine, so what was sent has left this one. It is remembered until its
 * owner says to go on.
 *
 * @param subject always {@code selfheal.diagnosis}
 * @param model subject of the model that was asked
 */
public record Breach(String subject, String model, Instant at) implements Remembered {}
