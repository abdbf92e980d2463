package dev.selfheal.install.doctor;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the job finds programs by their names, and where only this shell does. */
public final class PathLook {
    private static final String AREA = "path";
    private static final String AGAIN = "selfheal install";
    private static final int MOST = 5;

    private PathLook() {}

    /**
     * Compares the two.
     *
     * @param job the job's {@code PATH}, if its definition sets one
     * @param shell this shell's
     */
    public static Examined look(Optional<String> job, String shell) {
        if (job.isEmpty()) {
            return Examined.warning(AREA, "its definition sets no PATH; it has what its supervisor gives it", AGAIN);
        }
        Set<String> folders = folders(job.get());
        if (folders.stream().noneMatch(PathLook::there)) {
            return Examined.failure(AREA, "no folder of its PATH is there: " + job.get(), AGAIN);
        }
        Set<String> more = folders(shell);
        more.removeAll(folders);
        List<String> elsewhere = more.stream().filter(PathLook::there).toList();
        return Examined.ok(AREA, String.join(":", folders) + beside(elsewhere));
    }

    private static String beside(List<String> elsewhere) {
        if (elsewhere.isEmpty()) {
            return "";
        }
        return "; only this shell has "
                + String.join(" ", elsewhere.stream().limit(MOST).toList())
                + (elsewhere.size() > MOST ? " and " + (elsewhere.size() - MOST) + " more" : "");
    }

    private static Set<String> folders(String path) {
        Set<String> folders = new LinkedHashSet<>(Arrays.asList(path.split(":")));
        folders.removeIf(folder -> !folder.startsWith("/"));
        return folders;
    }

    private static boolean there(String folder) {
        try {
            return Files.isDirectory(Path.of(folder));
        } catch (InvalidPathException none) {
            return false;
        }
    }
}
