package dev.selfheal.sys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something that was made at some cost and is kept between runs, in a file of its own. What is read here may become code, so a
 * file that is torn, or that anybody but this user could have written or read, counts as absent.
 */
public final class Kept {
    private static final int MOST = 4;
    private static final long LARGEST = 64L << 20;
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path folder;
    private final String name;
    private final Path file;

    /**
     * @param name of all of its sort, such as {@code rules}: the newest four of a sort are kept
     * @param key names all that it was made from and by
     */
    public Kept(Path folder, String name, String key) {
        this.folder = folder;
        this.name = name;
        this.file = folder.resolve(
                name + "-" + Sha256.of(key.getBytes(StandardCharsets.UTF_8)).substring(0, 32) + ".bin");
    }

    /** What was kept, whole. */
    public Optional<byte[]> read() {
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || !onlyOurs(file)) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            // Who could have written it was asked above, so that a checksum is enough: to digest it took 45 ms of each
            // cycle.
            int sum = Math.min(Checksum.LENGTH, bytes.length);
            byte[] body = Arrays.copyOfRange(bytes, sum, bytes.length);
            String said = new String(bytes, 0, sum, StandardCharsets.US_ASCII);
            return said.equals(Checksum.of(body)) ? Optional.of(body) : Optional.empty();
        } catch (IOException | RuntimeException unusable) {
            // Whatever is the matter with it, making it afresh is right and replaces it.
            return Optional.empty();
        }
    }

    /** Where it is kept. */
    public Path file() {
        return file;
    }

    /**
     * Keeps it if that is possible; a full or read-only disk costs time, and nothing else.
     *
     * @param spared files of this sort that stay, however old they are
     */
    public void write(byte[] body, Set<Path> spared) {
        try {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(Checksum.of(body).getBytes(StandardCharsets.US_ASCII));
            all.writeBytes(body);
            AtomicFile.write(file, all.toByteArray());
            forgetOld(spared);
        } catch (IOException | RuntimeException unkept) {
            // The next run makes it again.
            return;
        }
    }

    /** Whether this is a plain file of a bearable size that nobody but this user could have written or read. */
    public static boolean onlyOurs(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        return folder != null
                && ownerOnly(folder)
                && ownerOnly(file)
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) <= LARGEST;
    }

    private static boolean ownerOnly(Path path) throws IOException {
        PosixFileAttributes attributes =
                Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        String user = ProcessHandle.current().info().user().orElse("");
        return attributes.owner().getName().equals(user) && OWNERS.containsAll(attributes.permissions());
    }

    private void forgetOld(Set<Path> spared) throws IOException {
        List<Path> kept;
        try (Stream<Path> files = Files.list(folder)) {
            kept = files.filter(
                            path -> path.getFileName().toString().matches(Pattern.quote(name) + "-[0-9a-f]{32}\\.bin"))
                    .sorted(Comparator.comparing(Kept::changed).reversed())
                    .toList();
        }
        for (Path old : kept.subList(Math.min(MOST, kept.size()), kept.size())) {
            if (!spared.contains(old)) {
                Files.deleteIfExists(old);
            }
        }
    }

    private static FileTime changed(Path path) {
        try {
            return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
