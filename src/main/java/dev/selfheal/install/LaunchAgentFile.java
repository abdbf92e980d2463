package dev.selfheal.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The property list of a LaunchAgent: launchd.plist(5). */
public final class LaunchAgentFile implements Definition {
    private static final String TEMPLATE = "dev.selfheal.plist";
    private static final String STEP = "  ";

    private final Template template;
    private final Path folder;

    /**
     * @param templates the folder of Selfheal's templates
     * @throws IOException if the template cannot be read
     */
    public LaunchAgentFile(Path templates, Path home) throws IOException {
        this.template = new Template(Files.readString(templates.resolve(TEMPLATE), StandardCharsets.UTF_8));
        this.folder = home.resolve("Library/LaunchAgents");
    }

    @Override
    public List<Path> places(String label) {
        return List.of(folder.resolve(label + ".plist"));
    }

    @Override
    public Map<Path, String> files(OwnJob job) {
        List<String> environment = new ArrayList<>();
        job.environment().forEach((name, value) -> {
            environment.add("<key>" + escaped(name) + "</key>");
            environment.add(string(value));
        });
        String text = template.fill(Map.of(
                "DIGEST", List.of("@DIGEST@"),
                "EVERY", List.of(job.every().toString()),
                "LABEL", List.of(escaped(job.label())),
                "ARGUMENTS", job.command().stream().map(LaunchAgentFile::string).toList(),
                "SCHEDULE", schedule(job.every()),
                "ENVIRONMENT", environment,
                "LOG", List.of(escaped(job.log().orElseThrow().toString()))));
        return Map.of(places(job.label()).get(0), Signed.sign(text));
    }

    private static List<String> schedule(Every every) {
        if (every.minutes().isEmpty()) {
            return List.of(
                    "<key>StartInterval</key>", "<integer>" + every.time().toSeconds() + "</integer>");
        }
        List<String> lines = new ArrayList<>(List.of("<key>StartCalendarInterval</key>", "<array>"));
        for (int minute : every.minutes()) {
            lines.add(STEP + "<dict><key>Minute</key><integer>" + minute + "</integer></dict>");
        }
        lines.add("</array>");
        return lines;
    }

    private static String string(String text) {
        return "<string>" + escaped(text) + "</string>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public Optional<OwnJob> installed(String label) {
        try {
            return read(label, PlistXml.read(Files.readAllBytes(places(label).get(0))));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static Optional<OwnJob> read(String label, Map<String, Object> plist) {
        List<String> command = new ArrayList<>();
        if (plist.get("ProgramArguments") instanceof List<?> words) {
            words.forEach(word -> command.add(String.valueOf(word)));
        }
        Map<String, String> environment = new LinkedHashMap<>();
        if (plist.get("EnvironmentVariables") instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> environment.put(String.valueOf(name), String.valueOf(value)));
        }
        Path program = command.isEmpty() ? null : Path.of(command.get(0)).getParent();
        if (program == null) {
            return Optional.empty();
        }
        Optional<Path> log = Optional.ofNullable(plist.get("StandardOutPath"))
                .map(String::valueOf)
                .map(Path::of);
        return every(plist)
                .map(every -> new OwnJob(label, every, program, OwnJob.optionsIn(command), environment, log));
    }

    private static Optional<Every> every(Map<String, Object> plist) {
        try {
            if (plist.get("StartInterval") instanceof Long seconds) {
                return Optional.of(new Every(Duration.ofSeconds(seconds)));
            }
            return plist.get("StartCalendarInterval") instanceof List<?> times && !times.isEmpty()
                    ? Optional.of(new Every(Duration.ofHours(1).dividedBy(times.size())))
                    : Optional.empty();
        } catch (IllegalArgumentException beyond) {
            return Optional.empty();
        }
    }
}
