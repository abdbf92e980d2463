package dev.selfheal.inventory;

import dev.selfheal.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads an inventory strictly: either all of it is good, or everything that is wrong with it is told at once. */
public final class InventoryReader {
    /** An inventory of a thousand services is a tenth of this. */
    static final int MAX_BYTES = 1 << 20;

    private static final String CONTENTS = "version: 1 and what runs here";
    private static final String VERSION = "1";

    private final Path home;
    private final Platform platform;
    private final Function<Path, Optional<String>> distrust;

    /**
     * @param home what {@code ~} means
     * @param platform the one found; an inventory may name another
     * @param distrust why a file is not to be believed, with the cure: because strangers can write to it
     */
    public InventoryReader(Path home, Platform platform, Function<Path, Optional<String>> distrust) {
        this.home = home.toAbsolutePath().normalize();
        this.platform = platform;
        this.distrust = distrust;
    }

    public Reading read(Path file) {
        return read(file, String.valueOf(file.getFileName()));
    }

    /** @param shown the name of the file in problems */
    public Reading read(Path file, String shown) {
        Problems problems = new Problems(shown);
        boolean absent = Files.notExists(file);
        Optional<byte[]> bytes = absent ? absent(problems) : bytes(file, problems);
        if (bytes.isPresent()) {
            distrust.apply(file).ifPresent(why -> problems.add(0, "", why));
        }
        Optional<String> text = bytes.flatMap(content -> decode(content, problems));
        Optional<Inventory> inventory = text.flatMap(yaml -> inventory(yaml, problems));
        return new Reading(
                problems.none() ? inventory : Optional.empty(),
                problems.inOrder(),
                absent,
                text,
                bytes.map(InventoryReader::digest));
    }

    private Optional<Inventory> inventory(String text, Problems problems) {
        Map<String, Section> sections = Sections.load();
        List<String> known = new ArrayList<>(List.of("version"));
        known.addAll(sections.keySet());
        Optional<Keys> keys = YamlReader.read(text, CONTENTS, (line, what) -> problems.add(line, "", what))
                .flatMap(root -> new Value(root, "", root.line(), home, problems).mapping(CONTENTS))
                .map(all -> all.only(known));
        Draft draft = new Draft(platform);
        keys.ifPresent(all -> {
            all.need("version", "version: " + VERSION + " as its first line", InventoryReader::version);
            all.all().forEach((key, value) -> {
                Section section = sections.get(key);
                if (section != null) {
                    section.read(value, draft);
                }
            });
        });
        return keys.map(all -> draft.finish());
    }

    private static Optional<String> version(Value value) {
        Optional<String> version = value.text(VERSION);
        if (version.isPresent() && !version.get().equals(VERSION)) {
            value.wrong("is a version that this Selfheal does not know; write " + VERSION + ", or update Selfheal");
        }
        return version;
    }

    private static Optional<byte[]> absent(Problems problems) {
        problems.add(0, "", "does not exist; selfheal init writes one");
        return Optional.empty();
    }

    private static Optional<byte[]> bytes(Path file, Problems problems) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            problems.add(0, "", "is not a file; write the inventory there as a plain file");
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length <= MAX_BYTES) {
                return Optional.of(content);
            }
            problems.add(0, "", "is larger than 1 MiB; no inventory is, so remove what does not belong there");
        } catch (AccessDeniedException denied) {
            problems.add(0, "", "may not be read; let the user who runs Selfheal read it");
        } catch (IOException failed) {
            problems.add(0, "", "cannot be read: " + failed.getMessage() + "; look at the disk it is on");
        }
        return Optional.empty();
    }

    private static Optional<String> decode(byte[] content, Problems problems) {
        ByteBuffer in = ByteBuffer.wrap(content);
        CharBuffer out = CharBuffer.allocate(content.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isUnderflow()) {
            return Optional.of(text);
        }
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        problems.add(line, "", "is not UTF-8 here; save the file as UTF-8");
        return Optional.empty();
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
