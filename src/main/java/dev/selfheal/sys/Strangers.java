package dev.selfheal.sys;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether anybody but this user and root can change a file that Selfheal would obey.
 *
 * <p>A group counts as the owner's own only where it bears the owner's name, as Debian sets its users up; the primary
 * group of every user of a Mac is {@code staff}, which all of them share.
 */
public final class Strangers {
    private static final String ROOT = "root";
    private static final int STICKY = 01000;

    /** What somebody else could do, and what to do about it; each half a sentence. */
    public record Risk(String what, String cure) {
        @Override
        public String toString() {
            return what + "; " + cure;
        }
    }

    private final String user;

    /** @param user the name of the user who runs this process */
    public Strangers(String user) {
        this.user = user;
    }

    /** For the user who runs this process; where the system does not tell who that is, only root is trusted. */
    public static Strangers toThisProcess() {
        return new Strangers(ProcessHandle.current().info().user().orElse(ROOT));
    }

    /** Why the file, the folder it is in, or what it links to could be changed by somebody else, with the cure. */
    public Optional<String> canWrite(Path file) {
        return risk(file).map(Risk::toString);
    }

    /** Likewise, in two parts. */
    public Optional<Risk> risk(Path file) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("unix")) {
            return Optional.of(
                    new Risk("is on a system that does not tell who may write to it", "Selfheal cannot trust it"));
        }
        try {
            Path absolute = file.toAbsolutePath();
            Path real = absolute.toRealPath();
            Set<Path> all = new LinkedHashSet<>();
            all.add(real);
            for (Path path : new Path[] {absolute.getParent(), real.getParent()}) {
                if (path != null) {
                    all.add(path.toRealPath());
                }
            }
            for (Path path : all) {
                Optional<Risk> risk = ofOne(path);
                if (risk.isPresent()) {
                    return risk;
                }
            }
            return Optional.empty();
        } catch (IOException unknown) {
            return Optional.of(new Risk(
                    "may be writable for strangers, which could not be found out: " + unknown.getMessage(),
                    "make it readable for " + user));
        }
    }

    private Optional<Risk> ofOne(Path path) throws IOException {
        String owner = Files.getOwner(path).getName();
        if (!owner.equals(user) && !owner.equals(ROOT)) {
            return refused(path + " belongs to " + owner, "give it to " + user + " (chown " + user + ")");
        }
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
        boolean sticky = Files.isDirectory(path) && ((int) Files.getAttribute(path, "unix:mode") & STICKY) != 0;
        if (sticky) {
            return Optional.empty(); // Only the owner of a file can replace it there.
        }
        if (rights.contains(PosixFilePermission.OTHERS_WRITE)) {
            return refused("everybody can write to " + path, "run chmod o-w on it");
        }
        String group = String.valueOf(Files.getAttribute(path, "posix:group"));
        boolean own = group.equals(owner) || group.equals(user);
        return rights.contains(PosixFilePermission.GROUP_WRITE) && !own
                ? refused("the group " + group + " can write to " + path, "run chmod g-w on it")
                : Optional.empty();
    }

    private static Optional<Risk> refused(String what, String cure) {
        return Optional.of(new Risk("is refused: " + what, cure));
    }
}
