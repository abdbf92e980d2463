package dev.selfheal.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A timer of the systemd user manager, and the service that it starts: systemd.timer(5), systemd.service(5). */
public final class SystemdUnits implements Definition {
    private static final String CALENDAR = "OnCalendar=";
    private static final String INTERVAL = "OnUnitActiveSec=";
    private static final String ENVIRONMENT = "Environment=";
    private static final String COMMAND = "ExecStart=";

    private final Template timer;
    private final Template service;
    private final Path folder;

    /**
     * @param templates the folder of Selfheal's templates
     * @param folder of the owner's units
     * @throws IOException if a template cannot be read
     */
    public SystemdUnits(Path templates, Path folder) throws IOException {
        this.timer = new Template(Files.readString(templates.resolve("selfheal.timer"), StandardCharsets.UTF_8));
        this.service = new Template(Files.readString(templates.resolve("selfheal.service"), StandardCharsets.UTF_8));
        this.folder = folder;
    }

    @Override
    public List<Path> places(String label) {
        return List.of(folder.resolve(label + ".timer"), folder.resolve(label + ".service"));
    }

    @Override
    public Map<Path, String> files(OwnJob job) {
        Map<Path, String> files = new LinkedHashMap<>();
        List<Path> places = places(job.label());
        List<String> digest = List.of("@DIGEST@");
        files.put(
                places.get(0),
                Signed.sign(timer.fill(Map.of(
                        "DIGEST", digest,
                        "EVERY", List.of(job.every().toString()),
                        "SCHEDULE", List.of(schedule(job.every()))))));
        files.put(
                places.get(1),
                Signed.sign(service.fill(Map.of(
                        "DIGEST",
                        digest,
                        "COMMAND",
                        List.of(UnitWords.command(job.command())),
                        "ENVIRONMENT",
                        job.environment().entrySet().stream()
                                .map(one -> ENVIRONMENT + UnitWords.quoted(one.getKey() + "=" + one.getValue()))
                                .toList()))));
        return files;
    }

    private static String schedule(Every every) {
        return every.minutes().isEmpty()
                ? INTERVAL + every.time().toSeconds() + "s"
                : CALENDAR + "*-*-* *:"
                        + every.minutes().stream().map("%02d"::formatted).collect(Collectors.joining(",")) + ":00";
    }

    @Override
    public Optional<OwnJob> installed(String label) {
        try {
            List<Path> places = places(label);
            List<String> lines = Files.readAllLines(places.get(1), StandardCharsets.UTF_8);
            List<String> command = UnitWords.read(first(COMMAND, lines).orElse(""));
            Path program = command.isEmpty() ? null : Path.of(command.get(0)).getParent();
            if (program == null) {
                return Optional.empty();
            }
            return every(Files.readAllLines(places.get(0), StandardCharsets.UTF_8))
                    .map(every -> new OwnJob(
                            label, every, program, OwnJob.optionsIn(command), environment(lines), Optional.empty()));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static Map<String, String> environment(List<String> lines) {
        Map<String, String> environment = new LinkedHashMap<>();
        lines.stream()
                .filter(line -> line.startsWith(ENVIRONMENT))
                .flatMap(line -> UnitWords.read(line.substring(ENVIRONMENT.length())).stream())
                .filter(word -> word.contains("="))
                .forEach(word ->
                        environment.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1)));
        return environment;
    }

    private static Optional<Every> every(List<String> lines) {
        try {
            Optional<String> interval = first(INTERVAL, lines);
            return interval.isPresent()
                    ? interval.map(Every::of)
                    : first(CALENDAR, lines)
                            .map(times -> new Every(Duration.ofHours(1).dividedBy(times.split(",").length)));
        } catch (IllegalArgumentException beyond) {
            return Optional.empty();
        }
    }

    private static Optional<String> first(String setting, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(setting))
                .map(line -> line.substring(setting.length()))
                .findFirst();
    }
}
