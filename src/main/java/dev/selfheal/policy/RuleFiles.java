package dev.selfheal.policy;

import dev.selfheal.sys.Strangers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code .drl} files below a folder, in the order of their paths, with one digest over names and contents. What a
 * stranger could have written is refused; hidden files and folders are left out, as editors keep their own there.
 */
public final class RuleFiles {
    static final int MOST_FILES = 500;
    static final int MOST_BYTES = 1 << 20;
    private static final int DEEPEST = 8;

    private final Path root;
    private final Strangers strangers;
    private final List<RuleSource> sources = new ArrayList<>();
    private final List<RuleProblem> problems = new ArrayList<>();

    private RuleFiles(Path root, Strangers strangers) {
        this.root = root;
        this.strangers = strangers;
    }

    /** Reads the folder. Whatever cannot be read or trusted is among the problems. */
    public static RuleFiles read(Path folder) {
        return read(folder, Strangers.toThisProcess());
    }

    static RuleFiles read(Path folder, Strangers strangers) {
        RuleFiles files = new RuleFiles(folder, strangers);
        try {
            RuleFiles found = new RuleFiles(folder.toRealPath(), strangers);
            found.folder(found.root, 0);
            if (found.sources.isEmpty() && found.problems.isEmpty()) {
                found.problem(found.root, "no rule file is here", "put .drl files below " + folder);
            }
            return found;
        } catch (IOException gone) {
            files.problem(folder, "cannot be read (" + reason(gone) + ")", "give a readable folder of .drl files");
            return files;
        }
    }

    public List<RuleSource> sources() {
        return Collections.unmodifiableList(sources);
    }

    public List<RuleProblem> problems() {
        return Collections.unmodifiableList(problems);
    }

    /** SHA-256 over the path and content of each file. */
    public String digest() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (RuleSource source : sources) {
            all.writeBytes(sized(source.path()));
            all.writeBytes(sized(source.text()));
        }
        return sha256(all.toByteArray());
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
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
        if (depth > DEEPEST) {
            problem(folder, "folders are nested deeper than " + DEEPEST, "move the rules up");
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
            } else if (name(entry).endsWith(".drl")) {
                file(entry);
            }
        }
    }

    /** A link to something inside is read at its own place; one that leads out would let others choose the rules. */
    private void link(Path link) {
        try {
            if (link.toRealPath().startsWith(root)) {
                return;
            }
            problem(link, "is a link that leads out of the rules folder", "copy the file here instead");
        } catch (IOException dangling) {
            problem(link, "is a link that leads nowhere", "remove it");
        }
    }

    private void file(Path file) {
        if (sources.size() >= MOST_FILES) {
            if (sources.size() == MOST_FILES && problems.stream().noneMatch(RuleFiles::tooMany)) {
                problem(root, "more than " + MOST_FILES + " rule files", "join some of them");
            }
            return;
        }
        try {
            if (!trusted(file)) {
                return;
            }
            if (Files.size(file) > MOST_BYTES) {
                problem(file, "is larger than 1 MiB", "split it into families");
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            sources.add(new RuleSource(relative(file), text));
        } catch (CharacterCodingException binary) {
            problem(file, "is not text in UTF-8", "save it as UTF-8");
        } catch (IOException unreadable) {
            problem(file, "cannot be read (" + reason(unreadable) + ")", "make it readable for its owner");
        }
    }

    private static boolean tooMany(RuleProblem problem) {
        return problem.message().startsWith("more than ");
    }

    private boolean trusted(Path path) {
        Optional<Strangers.Risk> risk = strangers.risk(path);
        risk.ifPresent(found -> problem(path, found.what(), found.cure()));
        return risk.isEmpty();
    }

    private void problem(Path path, String message, String cure) {
        problems.add(RuleProblem.ofFile(relative(path), message, cure));
    }

    private String relative(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static String reason(IOException failure) {
        return failure.getClass().getSimpleName().replaceAll("(Exception)$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }
}
