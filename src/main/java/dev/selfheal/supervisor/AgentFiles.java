package dev.selfheal.supervisor;

import dev.selfheal.sys.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The property lists in {@code ~/Library/LaunchAgents}. */
final class AgentFiles {
    private static final String SUFFIX = ".plist";

    private final Path folder;
    private final Definitions definitions;

    AgentFiles(Path home, Definitions definitions) {
        this.folder = home.resolve("Library/LaunchAgents");
        this.definitions = definitions;
    }

    /** Labels of all of them, sorted, without Apple's. */
    List<String> labels(Deadline deadline) throws InterruptedException {
        TreeSet<String> labels = new TreeSet<>();
        for (Path file : plists()) {
            labels.add(label(file, deadline));
        }
        return labels.stream().filter(label -> !Labels.apples(label)).toList();
    }

    /** The file of a label: by custom it has its name, but nothing enforces that. */
    Optional<Path> of(String label, Deadline deadline) throws InterruptedException {
        Path usual = folder.resolve(label + SUFFIX);
        boolean there = Files.isRegularFile(usual);
        if (there && label(usual, deadline).equals(label)) {
            return Optional.of(usual);
        }
        for (Path file : plists()) {
            if (label(file, deadline).equals(label)) {
                return Optional.of(file);
            }
        }
        return there ? Optional.of(usual) : Optional.empty();
    }

    /** The label that a file's name promises. */
    static String named(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    /** The files that a property list sends output and errors to; none for one that cannot be read. */
    List<String> outputs(Path plist, Deadline deadline) throws InterruptedException {
        return definitions.of(plist, deadline) instanceof Definitions.Read.As as
                ? as.definition().outputs()
                : List.of();
    }

    /** What a property list says; empty for one that cannot be read. */
    Optional<JobOutline> outline(Path plist, Deadline deadline) throws InterruptedException {
        return definitions.of(plist, deadline) instanceof Definitions.Read.As as
                ? Optional.of(Outlines.of(as.definition()))
                : Optional.empty();
    }

    private List<Path> plists() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** As it says; for one that says none or cannot be read, by its name. */
    private String label(Path file, Deadline deadline) throws InterruptedException {
        return definitions.of(file, deadline) instanceof Definitions.Read.As as
                ? as.definition().label().orElse(named(file))
                : named(file);
    }
}
