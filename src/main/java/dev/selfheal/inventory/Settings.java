package dev.selfheal.inventory;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the inventory says of Selfheal itself.
 *
 * @param diagnosisModel model asked to explain critical findings; none means no diagnosis
 * @param alerts where alerts go, in the order of the file
 * @param heartbeat the sign of life after each cycle
 * @param every interval between cycles
 * @param tools absolute paths of native tools, by their bare name
 * @param keep how much of the past is kept
 * @param report whether the report page is made anew after each cycle
 */
public record Settings(
        Optional<String> diagnosisModel,
        URI diagnosisUrl,
        List<Destination> alerts,
        Beat heartbeat,
        Duration every,
        Optional<Platform> platform,
        Map<String, Path> tools,
        Keep keep,
        boolean report) {
    /** Where Ollama listens unless told otherwise. */
    public static final URI OLLAMA = URI.create("http://127.0.0.1:11434");

    public static final Settings DEFAULT = new Settings(
            Optional.empty(),
            OLLAMA,
            List.of(),
            Beat.NONE,
            Duration.ofMinutes(5),
            Optional.empty(),
            Map.of(),
            Keep.DEFAULT,
            true);

    public Settings withDiagnosis(String model, URI url) {
        return new Settings(Optional.of(model), url, alerts, heartbeat, every, platform, tools, keep, report);
    }

    public Settings withAlerts(List<Destination> destinations) {
        return new Settings(
                diagnosisModel, diagnosisUrl, destinations, heartbeat, every, platform, tools, keep, report);
    }

    public Settings withHeartbeat(Beat beat) {
        return new Settings(diagnosisModel, diagnosisUrl, alerts, beat, every, platform, tools, keep, report);
    }

    public Settings withEvery(Duration interval) {
        return new Settings(diagnosisModel, diagnosisUrl, alerts, heartbeat, interval, platform, tools, keep, report);
    }

    public Settings withPlatform(Platform named) {
        return new Settings(
                diagnosisModel, diagnosisUrl, alerts, heartbeat, every, Optional.of(named), tools, keep, report);
    }

    public Settings withTools(Map<String, Path> paths) {
        return new Settings(diagnosisModel, diagnosisUrl, alerts, heartbeat, every, platform, paths, keep, report);
    }

    public Settings withKeep(Keep limits) {
        return new Settings(diagnosisModel, diagnosisUrl, alerts, heartbeat, every, platform, tools, limits, report);
    }

    public Settings withReport(boolean wanted) {
        return new Settings(diagnosisModel, diagnosisUrl, alerts, heartbeat, every, platform, tools, keep, wanted);
    }
}
