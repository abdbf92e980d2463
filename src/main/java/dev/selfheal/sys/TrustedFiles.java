package dev.selfheal.sys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The text files below a folder that Selfheal obeys, in the order of their paths. What a stranger could have written is
 * refused; hidden files and folders are left out, as editors keep their own there.
 */
public final class TrustedFiles {
    /**
     * Which files are wanted, and how many and how large they may be.
     *
     * @param name what one of them is, such as {@code rule}
     * @param ending of their names, such as {@code .drl}
     * @param mostBytes of one file
     * @param deepest how deep folders may be nested; 0 for none
     * @param whenTooLarge what to do about a file that is too large
     */
    public record Wanted(String name, String ending, int mostFiles, int mostBytes, int deepest, String whenTooLarge) {}

    /**
     * One of them.
     *
     * @param path relative to the folder
     */
    public record Text(String path, String text) {}

    /**
     * What is wrong with one of them, or with the folder, and what to do about it; each half a sentence.
     *
     * @param path relative to the folder; empty where the folder itself is meant
     */
    public record Refusal(String path, String what, String cure) {}

    private final Path root;
    private final Wanted wanted;
    private final Strangers strangers;
    private final List<Text> texts = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private boolean tooMany;

    private TrustedFiles(Path root, Wanted wanted, Strangers strangers) {
        this.root = root;
        this.wanted = wanted;
        this.strangers = strangers;
    }

    /** Reads the folder. Whatever cannot be read or trusted is among the refusals. */
    public static TrustedFiles read(Path folder, Wanted wanted, Strangers strangers) {
        try {
            TrustedFiles found = new TrustedFiles(folder.toRealPath(), wanted, strangers);
            found.folder(found.root, 0);
            return found;
        } catch (IOException gone) {
            TrustedFiles none = new TrustedFiles(folder, wanted, strangers);
            String cure = "give a readable folder of " + wanted.ending() + " files";
            none.refuse(folder, "the folder " + folder + " cannot be read (" + FileTrouble.words(gone) + ")", cure);
            return none;
        }
    }

    public List<Text> texts() {
        return Collections.unmodifiableList(texts);
    }

    public List<Refusal> refusals() {
        return Collections.unmodifiableList(refusals);
    }

    /** SHA-256 over the path and content of each file. */
    public String digest() {
        return digest(texts);
    }

    /** Likewise, over files that were read before. */
    public static String digest(List<Text> texts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Text text : texts) {
            all.writeBytes(sized(text.path()));
            all.writeBytes(sized(text.text()));
        }
        return Sha256.of(all.toByteArray());
    }

    private static byte[] sized(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    private void folder(Path folder, int depth) throws IOException {
        if (!trusted(folder)) {
            return;
        }
        if (depth > wanted.deepest()) {
            String what = wanted.deepest() == 0 ? "is a folder" : "folders are nested deeper than " + wanted.deepest();
            refuse(folder, what, "move the " + wanted.name() + "s up");
            return;
        }
        List<Path> entries;
        try (Stream<Path> listed = Files.list(folder)) {
            // By the text of the path, so that the order is the same on every machine.
            entries = listed.filter(path -> !name(path).startsWith("."))
                    .sorted((a, b) -> name(a).compareTo(name(b)))
                    .toList();
        }
        for (Path entry : entries) {
            if (Files.isSymbolicLink(entry)) {
                link(entry);
            } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                folder(entry, depth + 1);
            } else if (name(entry).endsWith(wanted.ending())) {
                file(entry);
            }
        }
    }

    /** A link to something inside is read at its own place; one that leads out would let others choose the content. */
    private void link(Path link) {
        try {
            if (link.toRealPath().startsWith(root)) {
                return;
            }
            String what = "is a link that leads out of the " + wanted.name() + "s folder";
            refuse(link, what, "copy the file here instead");
        } catch (IOException dangling) {
            refuse(link, "is a link that leads nowhere", "remove it");
        }
    }

    private void file(Path file) {
        if (texts.size() >= wanted.mostFiles()) {
            if (!tooMany) {
                tooMany = true;
                refuse(root, "more than " + wanted.mostFiles() + " " + wanted.name() + " files", "join some of them");
            }
            return;
        }
        try {
            if (!trusted(file)) {
                return;
            }
            if (Files.size(file) > wanted.mostBytes()) {
                refuse(file, "is larger than " + size(wanted.mostBytes()), wanted.whenTooLarge());
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            texts.add(new Text(relative(file), text));
        } catch (CharacterCodingException binary) {
            refuse(file, "is not text in UTF-8", "save it as UTF-8");
        } catch (IOException unreadable) {
            refuse(file, "cannot be read (" + FileTrouble.words(unreadable) + ")", "make it readable for its owner");
        }
    }

    private boolean trusted(Path path) {
        Optional<Strangers.Risk> risk = strangers.risk(path);
        risk.ifPresent(found -> refuse(path, found.what(), found.cure()));
        return risk.isEmpty();
    }

    private void refuse(Path path, String what, String cure) {
        refusals.add(new Refusal(relative(path), what, cure));
    }

    private String relative(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    private static String size(int bytes) {
        return bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : (bytes >> 10) + " KiB";
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
