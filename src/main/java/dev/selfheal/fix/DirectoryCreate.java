package dev.selfheal.fix;

import dev.selfheal.sys.Deadline;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a missing directory with its missing parents. Only the directory itself gets the mode that is wanted; parents get what
 * this user's new folders get.
 */
public final class DirectoryCreate implements Action {
    /** Folders whose children are mount points: a missing one is a volume that is not there, and must not be faked. */
    public static final List<Path> VOLUMES =
            List.of(Path.of("/Volumes"), Path.of("/mnt"), Path.of("/media"), Path.of("/run/media"));

    private final List<Path> volumes;

    public DirectoryCreate() {
        this(VOLUMES);
    }

    DirectoryCreate(List<Path> volumes) {
        this.volumes = List.copyOf(volumes);
    }

    @Override
    public String name() {
        return "directory.create";
    }

    @Override
    public boolean suits(Target target) {
        return target instanceof Target.Folder;
    }

    @Override
    public Done act(Target target, Deadline deadline) {
        if (!(target instanceof Target.Folder folder)) {
            return Done.failed(target.subject() + " is not a directory to create");
        }
        Path path = folder.path();
        try {
            if (isThere(path)) {
                return Done.alreadySo(path + " is there");
            }
            Path volume = missingVolume(path);
            if (volume != null) {
                return Done.failed(volume + " is not mounted; a directory made there would hide the volume");
            }
            int mode = folder.mode().map(DirectoryCreate::octal).orElse(-1);
            create(path, mode);
            return Done.changed("created " + path
                    + folder.mode().map(m -> " with mode " + m).orElse(""));
        } catch (FileAlreadyExistsException inTheWay) {
            return Done.failed(inTheWay.getFile() + " is in the way: it is not a directory");
        } catch (AccessDeniedException denied) {
            return Done.failed(denied.getFile() + ": permission denied");
        } catch (NumberFormatException wrong) {
            return Done.failed("\"" + folder.mode().orElse("") + "\" is not a mode; write octal digits such as 700");
        } catch (IOException failure) {
            return Done.failed("could not create " + path + ": " + failure.getMessage());
        }
    }

    private static void create(Path path, int mode) throws IOException {
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null && !isThere(parent)) {
            Files.createDirectories(parent);
        }
        Files.createDirectory(path);
        if (mode >= 0) {
            // Afterwards rather than at creation: there the umask would take rights away again.
            Files.setAttribute(path, "unix:mode", mode);
        }
    }

    private static int octal(String mode) {
        int bits = Integer.parseInt(mode, 8);
        if (bits < 0 || bits > 07777) {
            throw new NumberFormatException(mode);
        }
        return bits;
    }

    /** Whether the directory is there; absent and denied must not be confused, so the system's answer is read. */
    private static boolean isThere(Path path) throws IOException {
        try {
            if (Files.readAttributes(path, BasicFileAttributes.class).isDirectory()) {
                return true;
            }
            throw new FileAlreadyExistsException(path.toString());
        } catch (NoSuchFileException absent) {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(path + " (a link to nothing)");
            }
            return false;
        }
    }

    private @Nullable Path missingVolume(Path path) throws IOException {
        for (Path root : volumes) {
            if (!path.startsWith(root) || path.equals(root)) {
                continue;
            }
            Path volume = root.resolve(path.getName(root.getNameCount()));
            if (!Files.exists(volume)) {
                return volume;
            }
            // Desktops mount removable volumes one folder deeper, below the user's name.
            boolean perUser = root.endsWith("media") && sameDevice(root, volume);
            if (perUser && path.getNameCount() > volume.getNameCount()) {
                Path deeper = volume.resolve(path.getName(volume.getNameCount()));
                if (!Files.exists(deeper)) {
                    return deeper;
                }
            }
        }
        return null;
    }

    private static boolean sameDevice(Path one, Path other) throws IOException {
        return Files.getAttribute(one, "unix:dev").equals(Files.getAttribute(other, "unix:dev"));
    }
}
