package dev.selfheal.fix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.ollama.OllamaDoor;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a pull line by line, and says when to stop it. Lines come on the thread that reads, questions on the one that asked. */
final class PullProgress {
    /** Left free whatever is pulled, and needed to begin, since the size is not known before the first lines. */
    static final long MARGIN = 2L << 30;

    private static final long MEGA = 1_000_000;

    private final Clock clock;
    private final FreeSpace space;
    private final Duration stall;
    private final Map<String, Layer> layers = new HashMap<>();
    private long lastGrowth;
    private String status = "";
    private boolean succeeded;
    private @Nullable String error;
    private @Nullable String stopped;

    /** What has come of a layer: when it was first heard of, and now. */
    private record Layer(long total, long first, long now) {}

    PullProgress(Clock clock, FreeSpace space, Duration stall) {
        this.clock = clock;
        this.space = space;
        this.stall = stall;
        this.lastGrowth = clock.nanos();
    }

    /** Takes a line; false to hang up. */
    synchronized boolean line(String text) {
        JsonNode line = OllamaDoor.json(text);
        if (line.has("error")) {
            error = OllamaDoor.errorText(text);
            return false;
        }
        status = line.path("status").asText(status);
        if (status.equals("success")) {
            succeeded = true;
            return false;
        }
        String digest = line.path("digest").asText("");
        if (digest.isEmpty()) {
            return true;
        }
        boolean isNew = !layers.containsKey(digest);
        advance(digest, line.path("total").asLong(0), line.path("completed").asLong(0));
        if (isNew) {
            stopped = cramped();
        }
        // It ticks on while nothing comes, so that lines alone are no progress.
        if (stopped == null && clock.nanos() - lastGrowth > stall.toNanos()) {
            stopped = "nothing more came for " + stall.toSeconds() + " s after " + fetched();
        }
        return stopped == null;
    }

    private void advance(String digest, long total, long completed) {
        Layer known = layers.get(digest);
        if (known == null || completed > known.now()) {
            lastGrowth = clock.nanos();
        }
        layers.put(digest, new Layer(total, known == null ? completed : known.first(), completed));
    }

    /** Why there is too little room; null where there is enough. */
    @Nullable
    String cramped() {
        long missing = layers.values().stream()
                .mapToLong(it -> Math.max(0, it.total() - it.now()))
                .sum();
        try {
            long free = space.bytes();
            return free - missing < MARGIN
                    ? free / MEGA + " MB free, " + (missing + MARGIN) / MEGA + " MB needed"
                    : null;
        } catch (IOException unknown) {
            return "how much room there is could not be found out";
        }
    }

    synchronized boolean succeeded() {
        return succeeded;
    }

    @Nullable
    String error() {
        return error;
    }

    @Nullable
    String stopped() {
        return stopped;
    }

    synchronized boolean verifying() {
        return status.startsWith("verifying") || status.startsWith("writing");
    }

    /** Whether something came in this pull, beside what was there before. */
    synchronized boolean grew() {
        return layers.values().stream().anyMatch(it -> it.now() > it.first());
    }

    /** Likewise, with the share of it once the size is known; of a server's own words only those that it is known to say. */
    synchronized String far() {
        long total = layers.values().stream().mapToLong(Layer::total).sum();
        long now = layers.values().stream().mapToLong(Layer::now).sum();
        return total <= 0
                ? "asking for it"
                : fetched() + ", " + (long) (100.0 * now / total) + " %" + (verifying() ? ", verifying" : "");
    }

    /** For people. */
    synchronized String fetched() {
        long now = layers.values().stream().mapToLong(Layer::now).sum();
        long total = layers.values().stream().mapToLong(Layer::total).sum();
        return now / MEGA + " of " + total / MEGA + " MB";
    }
}
