package dev.selfheal.cli;

import dev.selfheal.sys.Clock;
import picocli.CommandLine.Option;

/** {@code --quiet}, of whatever may take long. */
final class Quiet {
    @Option(
            names = {"-q", "--quiet"},
            description = "do not say how far it is")
    private boolean quiet;

    Progress progress(Surroundings here, Clock clock) {
        return new Progress(here, quiet, clock);
    }
}
