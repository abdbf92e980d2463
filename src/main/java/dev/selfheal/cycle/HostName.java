package dev.selfheal.cycle;

import dev.selfheal.sys.Invocation;
import dev.selfheal.sys.Programs;
import dev.selfheal.sys.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The machine's name without asking the network for it, which can take seconds. */
public final class HostName {
    private HostName() {}

    /** From the kernel where it tells, else from {@code hostname}; {@code localhost} where neither does. */
    public static String of(Path root, Programs programs) throws InterruptedException {
        try {
            return Files.readString(root.resolve("proc/sys/kernel/hostname")).strip();
        } catch (IOException notLinux) {
            Ran ran = programs.run(Invocation.of(List.of("/bin/hostname"), Duration.ofSeconds(2)));
            return ran instanceof Ran.Exited exited
                            && exited.status() == 0
                            && !exited.output().isBlank()
                    ? exited.output().strip()
                    : "localhost";
        }
    }
}
