package dev.selfheal.install.doctor;

import dev.selfheal.install.Guarded;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whether what the job reads may be read: what is denied is not absent, though it often looks so. */
public final class AccessLook {
    private static final String AREA = "permission";
    private static final String NOT_PERMITTED = "Operation not permitted";

    private final Optional<Guarded> guarded;
    private final String grant;

    /**
     * Prepares to look.
     *
     * @param guarded the folders that need a grant, on a Mac
     * @param grant what to do there for a job that is denied something
     */
    public AccessLook(Optional<Guarded> guarded, String grant) {
        this.guarded = guarded;
        this.grant = grant;
    }

    /** One line for each that is denied, or may be to a job; one for all if there is none. */
    public List<Examined> look(Collection<Path> paths) {
        List<Examined> all = new ArrayList<>();
        for (Path path : paths) {
            denied(path).or(() -> guarded(path)).ifPresent(all::add);
        }
        return all.isEmpty()
                ? List.of(Examined.ok(
                        AREA, "all " + paths.size() + " paths that the job reads may be read, or are absent"))
                : all;
    }

    /** What the job itself was denied in its last cycle. */
    public Examined refused(String subject, String detail) {
        return Examined.failure(AREA, "the last cycle was denied " + subject + ": " + detail, cure());
    }

    private Optional<Examined> denied(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
                    boolean unused = children.iterator().hasNext();
                }
            } else if (attributes.isRegularFile() && !Files.isReadable(path)) {
                throw new AccessDeniedException(path.toString());
            }
            return Optional.empty();
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException refused) {
            return permission(refused)
                    ? Optional.of(Examined.failure(
                            AREA, path + " is denied, which says nothing of whether it is there", cure()))
                    : Optional.empty();
        }
    }

    /** Whether it says "denied", and not "absent" or anything else. */
    static boolean permission(IOException refused) {
        return refused instanceof AccessDeniedException
                || (refused instanceof FileSystemException one && NOT_PERMITTED.equals(one.getReason()));
    }

    private Optional<Examined> guarded(Path path) {
        return guarded.flatMap(folders -> folders.around(path))
                .map(folder -> Examined.warning(
                        AREA,
                        path + " is in " + folder + ": this shell may read it, the job only with a grant",
                        grant));
    }

    private String cure() {
        return guarded.isPresent() ? grant : "make it readable for you: chmod, chown, or its folder's";
    }
}
