package dev.selfheal.policy;

import dev.selfheal.sys.AtomicFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.drools.base.common.DroolsObjectInputStream;
import org.drools.base.common.DroolsObjectOutputStream;
import org.kie.api.definition.KiePackage;

/**
 * Compiled rules kept in files of their own, because compiling is most of what a short run does. A file that is torn, not
 * ours or not readable by this build counts as absent.
 */
final class PackageCache {
    private static final int KEPT = 4;
    private static final long LARGEST = 64L << 20;
    private static final int DIGEST = 64;
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path folder;
    private final Path file;

    /** @param key names the sources, this build, the engine and the Java that together made the packages */
    PackageCache(Path folder, String key) {
        this.folder = folder;
        this.file = folder.resolve("rules-"
                + RuleFiles.sha256(key.getBytes(StandardCharsets.UTF_8)).substring(0, 32) + ".bin");
    }

    Optional<Collection<KiePackage>> read() {
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || !ours()) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            byte[] body = Arrays.copyOfRange(bytes, Math.min(DIGEST, bytes.length), bytes.length);
            String digest = new String(bytes, 0, Math.min(DIGEST, bytes.length), StandardCharsets.US_ASCII);
            return digest.equals(RuleFiles.sha256(body)) ? Optional.of(packages(body)) : Optional.empty();
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError unusable) {
            // Whatever is the matter with it, compiling afresh is right and replaces it.
            return Optional.empty();
        }
    }

    /** Keeps the packages if that is possible; a full or read-only disk costs time, not the judgement. */
    void write(Collection<KiePackage> packages) {
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            try (DroolsObjectOutputStream out = new DroolsObjectOutputStream(body)) {
                out.writeObject(new ArrayList<>(packages));
            }
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(RuleFiles.sha256(body.toByteArray()).getBytes(StandardCharsets.US_ASCII));
            all.writeBytes(body.toByteArray());
            AtomicFile.write(file, all.toByteArray());
            forgetOld();
        } catch (IOException | RuntimeException unkept) {
            // The next run compiles again.
            return;
        }
    }

    @SuppressWarnings("unchecked")
    private static Collection<KiePackage> packages(byte[] body) throws IOException, ClassNotFoundException {
        try (DroolsObjectInputStream in =
                new DroolsObjectInputStream(new ByteArrayInputStream(body), PackageCache.class.getClassLoader())) {
            return (Collection<KiePackage>) in.readObject();
        }
    }

    /** What is read here becomes code: it must be a plain file that nobody but this user could write. */
    private boolean ours() throws IOException {
        return ownerOnly(folder)
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

    private void forgetOld() throws IOException {
        List<Path> kept;
        try (Stream<Path> files = Files.list(folder)) {
            kept = files.filter(path -> path.getFileName().toString().matches("rules-[0-9a-f]{32}\\.bin"))
                    .sorted(Comparator.comparing(PackageCache::changed).reversed())
                    .toList();
        }
        for (Path old : kept.subList(Math.min(KEPT, kept.size()), kept.size())) {
            Files.deleteIfExists(old);
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
