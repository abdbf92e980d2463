package dev.selfheal.install;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The job that runs Selfheal by itself.
 *
 * @param program the folder that Selfheal lies in
 * @param options of {@code selfheal run}
 * @param environment all that it does not have from its supervisor, in the order in which it is written; never shown
 * @param log the file that what it prints is appended to; none where its supervisor keeps that
 */
public record OwnJob(
        String label,
        Every every,
        Path program,
        List<String> options,
        Map<String, String> environment,
        Optional<Path> log) {
    private static final String RUN = "run";
    private static final String LOG = "--log";

    public OwnJob {
        options = List.copyOf(options);
        environment = new LinkedHashMap<>(environment);
    }

    /** The program and its arguments. */
    List<String> command() {
        List<String> command = new ArrayList<>(List.of(launcher().toString(), RUN));
        command.addAll(options);
        log.ifPresent(file -> command.addAll(List.of(LOG, file.toString())));
        return List.copyOf(command);
    }

    /** What starts Selfheal. */
    public Path launcher() {
        return program.resolve("selfheal");
    }

    /** The options in such a command. */
    static List<String> optionsIn(List<String> command) {
        List<String> options = new ArrayList<>(command.subList(Math.min(2, command.size()), command.size()));
        int log = options.indexOf(LOG);
        if (log >= 0 && log + 1 < options.size()) {
            options.subList(log, log + 2).clear();
        }
        return List.copyOf(options);
    }

    /** With what may differ between the day it was installed and today. */
    public OwnJob with(Path newProgram, Map<String, String> newEnvironment) {
        return new OwnJob(label, every, newProgram, options, newEnvironment, log);
    }

    @Override
    public String toString() {
        return label + " every " + every; // not the environment
    }
}
