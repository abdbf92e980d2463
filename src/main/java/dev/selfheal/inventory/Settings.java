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
 * @param leavings what each cycle leaves for others, and how much of it is kept
 */
public record Settings(
        Optional<String> diagnosisModel,
        URI diagnosisUrl,
        List<Destination> alerts,
        Beat heartbeat,
        Duration every,
        Optional<Platform> platform,
        Map<String, Path> tools,
        Leavings leavings) {
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
            Leavings.DEFAULT);

    public Settings withDiagnosis(String model, URI url) {
        return new Settings(Optional.of(model), url, alerts, heartbeat, every, platform, tools, leavings);
    }

    public Settings withAlerts(List<Destination> destinations) {
        return new Settings(diagnosisModel, diagnosisUrl, destinations, heartbeat, every, platform, tools, leavings);
    }

    public Settings withHeartbeat(Beat beat) {
        return new Settings(diagnosisModel, diagnosisUrl, alerts, beat, every, platform, tools, leavings);
    }

    public Settings withEvery(Duration interval) {
        return new Settings(diagnosisModel, diagnosisUrl, alerts, heartbeat, interval, platform, tools, leavings);
    }

    public Settings withPlatform(Platform named) {
        return new Settings(
                diagnosisModel, diagnosisUrl, alerts, heartbeat, every, Optional.of(named), tools, leavings);
    }

    public Settings withTools(Map<String, Path> paths) {
        return new Settings(diagnosisModel, diagnosisUrl, alerts, heartbeat, every, platform, paths, leavings);
    }

    public Settings with(Leavings left) {
        return new Settings(diagnosisModel, diagnosisUrl, alerts, heartbeat, every, platform, tools, left);
    }
}
