package dev.selfheal.testing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.sys.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the double has on disk and in memory. A loaded model has a session duration of its own: a request that sends
 * keep_alive replaces it, one that sends none keeps it, and the timer starts anew whenever the model goes idle. Negative is
 * for ever, zero unloads. All of it guarded by its monitor.
 */
final class OllamaShelf {
    private static final Duration DEFAULT_STAY = Duration.ofMinutes(5);
    private static final Instant FOREVER = Instant.parse("2318-11-23T10:00:00.123456789Z");

    private final Supplier<Instant> now;
    private final Map<String, Disk> disk = new LinkedHashMap<>();
    private final Map<String, Memory> memory = new LinkedHashMap<>();
    private final List<String> loads = new ArrayList<>();

    /** A model on disk. */
    record Disk(String name, String digest, long size, boolean remote, List<String> capabilities) {}

    private static final class Memory {
        Disk model;
        String shownAs;
        Duration session;
        Instant expiresAt;
        int context;
        boolean stuck;
    }

    OllamaShelf(Supplier<Instant> now) {
        this.now = now;
    }

    /** The name with its tag, lower-case. */
    static String key(String name) {
        String plain = name.endsWith(":local") ? name.substring(0, name.length() - 6) : name;
        plain = plain.replaceFirst("^registry\\.ollama\\.ai/", "").replaceFirst("^library/", "");
        return (plain.indexOf(':', plain.lastIndexOf('/') + 1) < 0 ? plain + ":latest" : plain)
                .toLowerCase(Locale.ROOT);
    }

    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    synchronized void install(Disk model) {
        disk.put(key(model.name()), model);
    }

    synchronized void remove(String name) {
        disk.remove(key(name));
        memory.remove(digestOf(name));
    }

    synchronized Disk installed(String name) {
        return disk.get(key(name));
    }

    private String digestOf(String name) {
        Disk model = disk.get(key(name));
        return model == null ? "" : model.digest();
    }

    synchronized void load(String name, Duration stay, int context) {
        Memory loaded = new Memory();
        loaded.model = disk.get(key(name));
        loaded.shownAs = loaded.model.name();
        loaded.context = context;
        loaded.session = stay;
        idle(loaded);
        memory.put(loaded.model.digest(), loaded);
    }

    synchronized void showAs(String name, String other) {
        memory.get(digestOf(name)).shownAs = other;
    }

    /** Its stay was over that long ago, and it is still there: "Stopping...". */
    synchronized void stick(String name, Duration overSince) {
        Memory loaded = memory.get(digestOf(name));
        loaded.stuck = true;
        loaded.expiresAt = now.get().minus(overSince);
    }

    synchronized Instant expiresAt(String name) {
        expire();
        Memory loaded = memory.get(digestOf(name));
        return loaded == null ? null : loaded.expiresAt;
    }

    synchronized Duration session(String name) {
        return memory.get(digestOf(name)).session;
    }

    /** Names of the models that had to be loaded, or loaded anew, in order. */
    synchronized List<String> loads() {
        return List.copyOf(loads);
    }

    /** A request uses it: loads it where it is not there, or is there with another context. */
    synchronized void use(Disk model, Duration keepAlive, Integer context) {
        expire();
        Memory loaded = memory.get(model.digest());
        if (loaded == null || (context == null ? 4096 : context) != loaded.context) {
            loads.add(model.name());
            loaded = new Memory();
            loaded.model = model;
            loaded.shownAs = model.name();
            loaded.context = context == null ? 4096 : context;
            loaded.session = DEFAULT_STAY;
            memory.put(model.digest(), loaded);
        }
        if (keepAlive != null) {
            loaded.session = keepAlive;
        }
    }

    /** The request is over: its timer starts. A model whose users were miscounted never goes idle. */
    synchronized void done(Disk model) {
        Memory loaded = memory.get(model.digest());
        if (loaded != null && !loaded.stuck) {
            idle(loaded);
            if (loaded.session.isZero()) {
                memory.remove(model.digest());
            }
        }
    }

    private void idle(Memory loaded) {
        loaded.expiresAt = loaded.session.isNegative() ? FOREVER : now.get().plus(loaded.session);
    }

    private void expire() {
        memory.values().removeIf(loaded -> !loaded.stuck && loaded.expiresAt.isBefore(now.get()));
    }

    synchronized String tags() {
        ArrayNode models = Json.MAPPER.createArrayNode();
        disk.values().forEach(model -> models.add(entry(model, model.name())));
        return Json.MAPPER.createObjectNode().set("models", models).toString();
    }

    synchronized String ps(boolean tellContext) {
        expire();
        ArrayNode models = Json.MAPPER.createArrayNode();
        memory.values().forEach(loaded -> {
            ObjectNode entry = entry(loaded.model, loaded.shownAs);
            entry.remove(List.of("modified_at", "capabilities"));
            entry.put(
                    "expires_at",
                    loaded.expiresAt.atOffset(ZoneOffset.ofHours(1)).toString());
            entry.put("size_vram", loaded.model.size());
            if (tellContext) {
                entry.put("context_length", loaded.context);
            }
            models.add(entry);
        });
        return Json.MAPPER.createObjectNode().set("models", models).toString();
    }

    private static ObjectNode entry(Disk model, String shownAs) {
        ObjectNode entry = Json.MAPPER.createObjectNode();
        entry.put("name", shownAs).put("model", shownAs);
        if (model.remote()) {
            entry.put("remote_model", "big-one").put("remote_host", "https://models.example.com:443");
        }
        entry.put("modified_at", "2026-10-05T12:44:41.355370838+02:00").put("size", model.size());
        entry.put("digest", model.digest());
        ObjectNode details = entry.putObject("details");
        details.put("parent_model", "").put("format", model.remote() ? "" : "gguf");
        details.put("family", model.remote() ? "" : "qwen2").put("parameter_size", model.remote() ? "" : "7.6B");
        ArrayNode capabilities = entry.putArray("capabilities");
        model.capabilities().forEach(capabilities::add);
        return entry;
    }
}
