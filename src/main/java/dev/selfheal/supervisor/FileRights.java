package dev.selfheal.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * Who owns a property list and who may write to it: launchd refuses one that others could have written ("Path had bad
 * ownership/permissions", 122).
 *
 * @param home of the user whose agents these are: its owner is that user
 */
record FileRights(Path home) {
    private static final int ROOT = 0;

    /** Its owner, where that is neither the user nor root. */
    Optional<String> stranger(Path file) throws IOException {
        int owner = owner(file);
        return owner == ROOT || owner == owner(home)
                ? Optional.empty()
                : Optional.of(Files.getOwner(file).getName());
    }

    /** Whether its group or others may write to it. */
    static boolean writable(Path file) throws IOException {
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
        return rights.contains(PosixFilePermission.GROUP_WRITE) || rights.contains(PosixFilePermission.OTHERS_WRITE);
    }

    private static int owner(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid");
    }
}
