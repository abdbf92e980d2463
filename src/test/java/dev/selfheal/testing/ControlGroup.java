package dev.selfheal.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A control group of our own in each hierarchy that systemd uses, where the machine lets us make one. Without it a user
 * manager takes over the group it was started in, with everybody in it, and two managers with a unit of the same name end
 * each other's processes.
 */
final class ControlGroup {
    private static final Path MOUNT = Path.of("/sys/fs/cgroup");

    private final List<Path> folders;

    private ControlGroup(List<Path> folders) {
        this.folders = folders;
    }

    static ControlGroup make(String name) {
        return new ControlGroup(Stream.of(MOUNT.resolve("systemd"), MOUNT.resolve("unified"), MOUNT)
                .filter(hierarchy -> Files.isWritable(hierarchy.resolve("cgroup.procs")))
                .map(hierarchy -> hierarchy.resolve(name))
                .filter(ControlGroup::made)
                .toList());
    }

    private static boolean made(Path folder) {
        try {
            Files.createDirectory(folder);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** Files that a process writes its own id to in order to join. */
    List<String> doors() {
        return folders.stream()
                .map(folder -> folder.resolve("cgroup.procs").toString())
                .toList();
    }

    /** Kills whatever is left inside and removes the groups. */
    void end() {
        for (Path folder : folders) {
            killAll(folder);
            Await.until("control group is empty: " + folder, UserManager.PATIENCE, () -> removed(folder));
        }
    }

    private static void killAll(Path folder) {
        for (Path group : groups(folder)) {
            try (Stream<String> lines = Files.lines(group.resolve("cgroup.procs"))) {
                lines.map(Long::valueOf)
                        .flatMap(pid -> ProcessHandle.of(pid).stream())
                        .forEach(ProcessHandle::destroyForcibly);
            } catch (IOException gone) {
                // The group went away meanwhile: nothing is left in it.
            }
        }
    }

    private static boolean removed(Path folder) {
        for (Path group : groups(folder)) {
            try {
                Files.deleteIfExists(group);
            } catch (IOException busy) {
                return false;
            }
        }
        return true;
    }

    /** The group and those below it, deepest first. */
    private static List<Path> groups(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException gone) {
            return List.of();
        }
    }
}
