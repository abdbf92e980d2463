package dev.selfheal.chronicle;

import java.time.Instant;
import java.util.List;

/**
 * A stretch of days, oldest first, without those on which nothing ran.
 *
 * @param since from when on it is told
 * @param now when it is told
 * @param episodes each once, in its latest form, begun, ended or open since then; oldest first
 * @param problems days that could not be read, for people
 */
public record Chronicle(Instant since, Instant now, List<Day> days, List<Episode> episodes, List<String> problems) {}
