package dev.selfheal.sys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs programs of this machine, with this process's environment and what is added to it. */
public final class SystemPrograms implements Programs {
    // Whatever a program wrote before its end is in the pipe then; only a child that keeps the pipe open makes this
    // wait.
    private static final Duration LAST_WORDS = Duration.ofMillis(300);

    private static final Pattern ERRNO = Pattern.compile("error(?:=|: )(\\d{1,4})\\b");
    // errno(3), the same on Linux and macOS.
    private static final int NOT_PERMITTED = 1;
    private static final int NO_ENTRY = 2;
    private static final int NO_ACCESS = 13;

    private final Map<String, String> environment;

    /** @param environment set for every program beside this process's own environment */
    public SystemPrograms(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Ran run(Invocation invocation) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(invocation.command());
        builder.environment().putAll(environment);
        builder.environment().putAll(invocation.environment());
        Process process;
        try {
            process = builder.start();
        } catch (IOException refused) {
            return notStarted(invocation.command().get(0), refused);
        }
        Drain output = new Drain(process.getInputStream(), invocation.maxOutput());
        Drain errors = new Drain(process.getErrorStream(), invocation.maxOutput());
        feed(process, invocation.input());
        try {
            if (!process.waitFor(invocation.within().toNanos(), TimeUnit.NANOSECONDS)) {
                end(process);
                output.await(LAST_WORDS);
                errors.await(LAST_WORDS);
                return new Ran.TimedOut(output.text(), errors.text());
            }
        } catch (InterruptedException stop) {
            end(process);
            throw stop;
        }
        // A grandchild may hold the pipes open for ever: it is not waited for.
        output.await(LAST_WORDS);
        errors.await(LAST_WORDS);
        return new Ran.Exited(
                process.exitValue(), output.text(), errors.text(), output.truncated() || errors.truncated());
    }

    /** The JDK tells the errno only in its text: {@code error=2, } until JDK 24, {@code error: 2 (} from then on. */
    private static Ran notStarted(String program, IOException refused) {
        String text = String.valueOf(refused.getMessage());
        Matcher error = ERRNO.matcher(text);
        int errno = error.find() ? Integer.parseInt(error.group(1)) : 0;
        return switch (errno) {
            case NO_ENTRY -> new Ran.Missing(program + ": no such program");
            case NOT_PERMITTED, NO_ACCESS -> new Ran.Denied(program + ": permission denied");
            default -> new Ran.Missing(program + ": " + text);
        };
    }

    private static void feed(Process process, String input) {
        Thread writer = new Thread(
                () -> {
                    try (OutputStream stdin = process.getOutputStream()) {
                        stdin.write(input.getBytes(StandardCharsets.UTF_8));
                    } catch (IOException gone) {
                        // It ended without reading its input: its exit status tells what matters.
                    }
                },
                "program-input");
        writer.setDaemon(true);
        writer.start();
    }

    /** Ends it and its children, those too that are made while this happens. */
    private static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        for (ProcessHandle child : children) {
            List<ProcessHandle> late = child.descendants().toList();
            child.destroyForcibly();
            late.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Reads a stream to its end in the background and keeps its beginning. */
    private static final class Drain {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final int limit;
        private final Thread thread;
        private boolean truncated;
        private long read;

        Drain(InputStream stream, int limit) {
            this.limit = limit;
            this.thread = new Thread(() -> drain(stream), "program-output");
            thread.setDaemon(true);
            thread.start();
        }

        private void drain(InputStream stream) {
            byte[] buffer = new byte[8192];
            try (stream) {
                for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                    keep(buffer, n);
                }
            } catch (IOException closed) {
                // Ended at its deadline: what was read until then is kept.
            }
        }

        private synchronized void keep(byte[] buffer, int n) {
            read += n;
            int room = Math.min(n, limit - kept.size());
            kept.write(buffer, 0, room);
            truncated |= room < n;
        }

        /** Waits for its end, or until nothing has come for a while. */
        void await(Duration quiet) throws InterruptedException {
            long before;
            do {
                before = read();
                thread.join(quiet.toMillis());
            } while (thread.isAlive() && read() > before);
        }

        private synchronized long read() {
            return read;
        }

        synchronized String text() {
            return kept.toString(StandardCharsets.UTF_8);
        }

        synchronized boolean truncated() {
            return truncated;
        }
    }
}
