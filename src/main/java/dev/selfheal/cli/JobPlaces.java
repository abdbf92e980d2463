package dev.selfheal.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Where a job that was installed finds things: as its own options say. */
final class JobPlaces {
    private JobPlaces() {}

    /** @throws ParameterException if they are not options of {@code run} */
    static Places of(List<String> options) {
        Places places = new Places();
        new CommandLine(CommandSpec.forAnnotatedObject(places)).parseArgs(options.toArray(String[]::new));
        return places;
    }
}
