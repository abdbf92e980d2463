package dev.selfheal.supervisor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The property lists in {@code ~/Library/LaunchAgents}. */
final class AgentFiles {
    private static final Pattern LABEL = Pattern.compile("<key>\\s*Label\\s*</key>\\s*<string>([^<]*)</string>");
    private static final Pattern OUTPUT =
            Pattern.compile("<key>\\s*Standard(?:Out|Error)Path\\s*</key>\\s*<string>([^<]*)</string>");
    private static final String SUFFIX = ".plist";
    private static final int MAX_SIZE = 1 << 20;

    private final Path folder;

    AgentFiles(Path home) {
        this.folder = home.resolve("Library/LaunchAgents");
    }

    /** Labels of all of them, sorted, without Apple's. */
    List<String> labels() {
        return plists().stream()
                .map(AgentFiles::label)
                .filter(label -> !Labels.apples(label))
                .distinct()
                .sorted()
                .toList();
    }

    /** The file of a label: by custom it has its name, but nothing enforces that. */
    Optional<Path> of(String label) {
        Path usual = folder.resolve(label + SUFFIX);
        return Files.isRegularFile(usual)
                ? Optional.of(usual)
                : plists().stream().filter(file -> label(file).equals(label)).findFirst();
    }

    /** The files that a property list sends output and errors to; none for a binary or unreadable one. */
    List<String> outputs(Path plist) {
        try {
            return Files.size(plist) > MAX_SIZE
                    ? List.of()
                    : OUTPUT.matcher(new String(Files.readAllBytes(plist), StandardCharsets.UTF_8))
                            .results()
                            .map(found -> unescaped(found.group(1).strip()))
                            .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static String unescaped(String xml) {
        return xml.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
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

    /** As it says; for a binary or unreadable one, by its name. */
    private static String label(Path file) {
        String name = file.getFileName().toString();
        String byName = name.substring(0, name.length() - SUFFIX.length());
        try {
            if (Files.size(file) > MAX_SIZE) {
                return byName;
            }
            Matcher label = LABEL.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            return label.find() ? label.group(1).strip() : byName;
        } catch (IOException unreadable) {
            return byName;
        }
    }
}
