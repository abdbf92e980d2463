package dev.selfheal.fact;

import java.time.Instant;

/**
 * One remembered request to the local model, as far as it was about one incident. It was written down before it was sent.
 *
 * @param subject what was sick
 * @param about rule id of the finding or cause that was to be explained
 * @param incident id of its incident
 * @param shape its message without numbers: while it is the same, nothing new is to be explained
 * @param request id of the request, which may have been about several
 * @param model subject of the model that was asked, such as {@code model:qwen2.5:7b}
 */
public record Asked(
        String subject,
        String about,
        String incident,
        String shape,
        String request,
        String model,
        Instant at,
        Heard heard)
        implements Remembered {}
