package dev.selfheal.inventory;

import java.nio.file.Path;

/** The file of which other programs read how each cycle ended, a line for each. */
public record OutcomesFile(Path file, Format format) {}
