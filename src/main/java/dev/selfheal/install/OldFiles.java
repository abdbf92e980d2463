package dev.selfheal.install;

import dev.selfheal.sys.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The files of a definition as they were before they were replaced, so that they can be put back. */
final class OldFiles {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final List<Path> places;
    private final Map<Path, byte[]> contents = new LinkedHashMap<>();

    private OldFiles(List<Path> places) {
        this.places = places;
    }

    /** @throws IOException if it cannot be told what they are like */
    static OldFiles read(List<Path> places) throws IOException {
        OldFiles files = new OldFiles(List.copyOf(places));
        for (Path place : places) {
            if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                files.contents.put(place, bytes(place));
            }
        }
        return files;
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException dangling) {
            return new byte[0]; // a link that leads nowhere
        }
    }

    boolean none() {
        return contents.isEmpty();
    }

    /** Whether they are real files with these contents, and there are no others. */
    boolean are(Map<Path, String> wanted) {
        return contents.keySet().equals(wanted.keySet())
                && wanted.entrySet().stream()
                        .allMatch(one -> Files.isRegularFile(one.getKey(), LinkOption.NOFOLLOW_LINKS)
                                && text(one.getKey()).equals(one.getValue()));
    }

    /** Whether it was written by somebody else, or changed since. */
    boolean foreign(Path place) {
        return contents.containsKey(place) && (Files.isSymbolicLink(place) || !Signed.intact(text(place)));
    }

    private byte[] bytesOf(Path place) {
        return contents.getOrDefault(place, new byte[0]);
    }

    private String text(Path place) {
        return new String(bytesOf(place), StandardCharsets.UTF_8);
    }

    /** Copies those of them that somebody else wrote or changed, to names of their own; returns these. */
    List<Path> keepForeign(LocalDateTime now) throws IOException {
        List<Path> kept = new ArrayList<>();
        for (Path place : places) {
            if (foreign(place)) {
                Path copy = place.resolveSibling(place.getFileName() + "." + DAY.format(now) + ".bak");
                if (Files.isSymbolicLink(place)) {
                    Files.copy(place, copy, LinkOption.NOFOLLOW_LINKS);
                } else {
                    AtomicFile.write(copy, bytesOf(place));
                }
                kept.add(copy);
            }
        }
        return kept;
    }

    /** Makes them as they were; a link becomes a file with the same content. */
    void putBack() throws IOException {
        for (Path place : places) {
            if (contents.containsKey(place)) {
                AtomicFile.write(place, bytesOf(place));
            } else {
                Files.deleteIfExists(place);
            }
        }
    }
}
