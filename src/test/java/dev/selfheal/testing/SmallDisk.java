package dev.selfheal.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.sys.Invocation;
import dev.selfheal.sys.Ran;
import dev.selfheal.sys.SystemPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A file system of 64 KB, which only root can make. */
public record SmallDisk(Path path) implements AutoCloseable {
    public SmallDisk {
        try {
            Files.createDirectories(path);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Skips.unless(
                run("mount", "-t", "tmpfs", "-o", "size=64k,mode=700", "tmpfs", path.toString()),
                "a full or read-only disk: no small file system can be mounted here");
    }

    public void readOnly() {
        assertTrue(run("mount", "-o", "remount,ro", path.toString()));
    }

    @Override
    public void close() {
        assertTrue(run("umount", path.toString()));
    }

    private static boolean run(String... command) {
        try {
            Ran ran = new SystemPrograms(Map.of()).run(Invocation.of(List.of(command), Duration.ofSeconds(20)));
            return ran instanceof Ran.Exited exited && exited.status() == 0;
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
