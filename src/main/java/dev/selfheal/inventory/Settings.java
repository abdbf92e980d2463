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
 * @param metrics the file for the figures of the last cycle
 * @param outcomes the file for how each cycle ended
 * @param every interval between cycles
 * @param tools absolute paths of native tools, by their bare name
 */
public record Settings(
        Optional<String> diagnosisModel,
        URI diagnosisUrl,
        List<Destination> alerts,
        Beat heartbeat,
        Optional<Path> metrics,
        Optional<OutcomesFile> outcomes,
        Duration every,
        Optional<Platform> platform,
        Map<String, Path> tools) {
    /** Where Ollama listens unless told otherwise. */
    public static final URI OLLAMA = URI.create("http://127.0.0.1:11434");

    public static final Settings DEFAULT = new Settings(
            Optional.empty(),
            OLLAMA,
            List.of(),
            Beat.NONE,
            Optional.empty(),
            Optional.empty(),
            Duration.ofMinutes(5),
            Optional.empty(),
            Map.of());

    public Settings withDiagnosis(String model, URI url) {
        return new Settings(Optional.of(model), url, alerts, heartbeat, metrics, outcomes, every, platform, tools);
    }

    public Settings withAlerts(List<Destination> destinations) {
        return new Settings(
                diagnosisModel, diagnosisUrl, destinations, heartbeat, metrics, outcomes, every, platform, tools);
    }

    public Settings withHeartbeat(Beat beat) {
        return new Settings(diagnosisModel, diagnosisUrl, alerts, beat, metrics, outcomes, every, platform, tools);
    }

    public Settings withMetrics(Path file) {
        return new Settings(
                diagnosisModel, diagnosisUrl, alerts, heartbeat, Optional.of(file), outcomes, every, platform, tools);
    }

    public Settings withOutcomes(OutcomesFile file) {
        return new Settings(
                diagnosisModel, diagnosisUrl, alerts, heartbeat, metrics, Optional.of(file), every, platform, tools);
    }

    public Settings withEvery(Duration interval) {
        return new Settings(
                diagnosisModel, diagnosisUrl, alerts, heartbeat, metrics, outcomes, interval, platform, tools);
    }

    public Settings withPlatform(Platform named) {
        return new Settings(
                diagnosisModel, diagnosisUrl, alerts, heartbeat, metrics, outcomes, every, Optional.of(named), tools);
    }

    public Settings withTools(Map<String, Path> paths) {
        return new Settings(diagnosisModel, diagnosisUrl, alerts, heartbeat, metrics, outcomes, every, platform, paths);
    }
}
