package dev.selfheal.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * For whom it is demonstrated.
 *
 * @param colour whether to use ANSI colours
 * @param opens whether the report page is opened in the browser
 * @param pace between two steps, so that a person can follow
 * @param gone whether they have seen enough
 */
public record Viewer(PrintStream out, boolean colour, boolean opens, Duration pace, BooleanSupplier gone) {}
