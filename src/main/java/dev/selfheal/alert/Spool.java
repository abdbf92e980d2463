package dev.selfheal.alert;

import dev.selfheal.sys.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps alerts until their sinks have them, a folder for each sink. Only one process at a time may work here.
 *
 * @param folder need not be there
 */
public record Spool(Path folder) {
    /** How long alerts wait for a sink that left the inventory, and may come back. */
    static final Duration KEPT = Duration.ofDays(14);

    /** Looks like a secret where a sink is one, so that folders are not called by it. */
    private static final int KEY = 32;

    Backlog of(Sink sink) {
        return Backlog.open(sink.name(), folder.resolve(key(sink)));
    }

    private static String key(Sink sink) {
        return Sha256.of(sink.identity().getBytes(StandardCharsets.UTF_8)).substring(0, KEY);
    }

    /** Alerts that wait for none of these sinks; those that waited too long are dropped. Told in words, for people. */
    List<String> stray(List<Sink> sinks, Instant now) {
        Set<String> used = sinks.stream().map(Spool::key).collect(Collectors.toSet());
        List<String> told = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return told;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path one : all) {
                if (!used.contains(one.getFileName().toString()) && Files.isDirectory(one)) {
                    told.addAll(stray(one, now));
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            told.add("alerts that wait in " + folder + " cannot be read: " + unreadable.getMessage());
        }
        return told;
    }

    private static List<String> stray(Path one, Instant now) {
        Backlog backlog = Backlog.open("a sink that is no longer in the inventory", one);
        List<Waiting> all = backlog.all();
        List<Waiting> old = all.stream()
                .filter(waiting -> waiting.line().time().plus(KEPT).isBefore(now))
                .toList();
        old.forEach(backlog::remove);
        List<String> told = new ArrayList<>();
        if (!old.isEmpty()) {
            told.add(alerts(old.size()) + " for " + old.get(0).sink() + ", which is no longer in the inventory, waited "
                    + KEPT.toDays() + " days and " + (old.size() == 1 ? "was" : "were") + " dropped");
        }
        int left = all.size() - old.size();
        if (left > 0) {
            told.add(alerts(left) + " for " + all.get(all.size() - 1).sink()
                    + ", which is no longer in the inventory, " + (left == 1 ? "waits" : "wait") + " in " + one
                    + "; what is older than " + KEPT.toDays() + " days is dropped");
        }
        told.addAll(backlog.problems());
        return told;
    }

    private static String alerts(int count) {
        return count == 1 ? "1 alert" : count + " alerts";
    }
}
