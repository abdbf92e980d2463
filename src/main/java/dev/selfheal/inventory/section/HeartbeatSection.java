package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Beat;
import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Keys;
import dev.selfheal.inventory.OwnPath;
import dev.selfheal.inventory.Section;
import dev.selfheal.inventory.Value;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code heartbeat}: the file, program or address by which somebody else can see that Selfheal lives. */
public final class HeartbeatSection implements Section {
    private static final Duration MIN = Duration.ofMillis(1);
    private static final Duration MAX = Duration.ofSeconds(10);

    @Override
    public String key() {
        return "heartbeat";
    }

    @Override
    public void read(Value value, Draft draft) {
        value.keys("file", "command", "url", "method", "within")
                .ifPresent(keys -> draft.settings(settings -> settings.withHeartbeat(beat(value, keys))));
    }

    private static Beat beat(Value value, Keys keys) {
        if (keys.get("file").isEmpty()
                && keys.get("command").isEmpty()
                && keys.get("url").isEmpty()) {
            value.problem("says none of file, command, url; write at least one, such as file: ~/selfheal.heartbeat");
        }
        Optional<Path> file = keys.get("file", Value::path).map(OwnPath::path);
        List<String> command = keys.get("command", Value::command).orElse(List.of());
        Optional<URI> url = keys.get("url", WebAddress::secret);
        if (keys.get("url").isEmpty()) {
            keys.get("method").ifPresent(method -> method.problem("means nothing without url; remove it"));
        }
        String method =
                keys.get("method", word -> word.word(List.of(Beat.GET, "POST"))).orElse(Beat.GET);
        if (keys.get("url").isEmpty() && keys.get("command").isEmpty()) {
            keys.get("within").ifPresent(within -> within.problem("means nothing without command or url; remove it"));
        }
        Duration within = keys.get("within", time -> time.duration(MIN, MAX)).orElse(Beat.USUAL);
        return new Beat(file, command, url, method, within);
    }

    @Override
    public String write(Inventory inventory) {
        Beat beat = inventory.settings().heartbeat();
        if (beat.equals(Beat.NONE)) {
            return "";
        }
        ItemText item = new ItemText()
                .text("file", beat.file().map(Path::toString))
                .list("command", beat.command())
                .text("url", beat.url().map(URI::toString));
        if (!beat.method().equals(Beat.GET)) {
            item.raw("method", beat.method());
        }
        return "# A sign of life after each cycle, for something else to watch.\n"
                + item.time("within", beat.within(), Beat.USUAL).asSection(key());
    }
}
