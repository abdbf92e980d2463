package dev.selfheal.fault;

import dev.selfheal.testing.Skips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A file system of its own for one folder, which only root can have. */
final class Mount implements AutoCloseable {
    private static final long SECONDS = 20;

    private final Path folder;
    private boolean mounted = true;

    private Mount(Path folder) {
        this.folder = folder;
    }

    /** What is in the folder stays to be seen and cannot be changed, not even by root. */
    static Mount readOnly(Path folder) throws IOException {
        skipUnlessRoot();
        run(List.of("mount", "--bind", folder.toString(), folder.toString()));
        Mount mount = new Mount(folder);
        run(List.of("mount", "-o", "remount,bind,ro", folder.toString()));
        return mount;
    }

    /** An empty disk of this size, with blocks of 4096 bytes. */
    static Mount disk(Path folder, long bytes) throws IOException {
        skipUnlessRoot();
        Files.createDirectories(folder);
        run(List.of("mount", "-t", "tmpfs", "-o", "mode=700,size=" + bytes, "selfheal-fault", folder.toString()));
        return new Mount(folder);
    }

    private static void skipUnlessRoot() throws IOException {
        boolean root = Files.getOwner(Path.of("/proc/self")).getName().equals("root");
        Skips.unless(root && mountable(), "a file system of its own needs root and mount(8)");
    }

    /** In a container root may not mount. */
    private static boolean mountable() throws IOException {
        Path folder = Files.createTempDirectory("selfheal-mount");
        try {
            run(List.of("mount", "-t", "tmpfs", "-o", "size=4096", "selfheal-fault", folder.toString()));
            run(List.of("umount", folder.toString()));
            return true;
        } catch (IOException refused) {
            return false;
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    void unmount() throws IOException {
        close();
    }

    @Override
    public void close() throws IOException {
        if (mounted) {
            run(List.of("umount", folder.toString()));
            mounted = false;
        }
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command + ": no end");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException(stop);
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    command + ": " + new String(process.getInputStream().readAllBytes()).strip());
        }
    }
}
