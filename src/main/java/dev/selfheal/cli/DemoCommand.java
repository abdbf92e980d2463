package dev.selfheal.cli;

import dev.selfheal.demo.Demonstration;
import dev.selfheal.demo.Grounds;
import dev.selfheal.demo.Stack;
import dev.selfheal.demo.Viewer;
import dev.selfheal.sys.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code selfheal demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a small stack of its own on 127.0.0.1, breaks it in five ways and heals it before your eyes.",
            "Touches nothing of yours and leaves nothing behind. Exits with 0 if all was healed, 1 if not."
        })
final class DemoCommand implements Callable<Integer> {
    private static final Duration PACE = Duration.ofSeconds(2);
    private static final Duration END = Duration.ofSeconds(15);

    private final Surroundings here;
    private final AtomicBoolean stopped = new AtomicBoolean();
    /** Nothing runs that would write: it waits for its viewer. */
    private final AtomicBoolean idle = new AtomicBoolean();

    @Option(names = "--fast", description = "no rest between the steps (default where no terminal is)")
    private boolean fast;

    @Option(names = "--no-open", description = "do not open the report page at the end (default where no terminal is)")
    private boolean noOpen;

    DemoCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Grounds.in(Path.of(System.getProperty("java.io.tmpdir", "/tmp")))
                .folder();
        CountDownLatch over = new CountDownLatch(1);
        Thread viewer = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupted(viewer, over, folder)));
        try {
            return show(folder);
        } finally {
            over.countDown();
        }
    }

    private int show(Path folder) throws IOException, InterruptedException {
        here.out()
                .println("A small stack of its own in " + folder + ", on 127.0.0.1 only: nothing of yours is touched.");
        Stack stack = Stack.start(folder, java(), Clock.SYSTEM);
        try {
            Surroundings inside = inside(stack);
            int sick = new Demonstration(
                            stack,
                            new Places().state(inside).resolve("outcome.json"),
                            arguments -> Selfheal.execute(inside, arguments),
                            new Viewer(
                                    here.out(),
                                    here.colour(),
                                    open(),
                                    fast || !here.terminal() ? Duration.ZERO : PACE,
                                    stopped::get),
                            Clock.SYSTEM)
                    .run();
            if (open()) {
                here.out().print("The page is there until you press Enter: ");
                here.out().flush();
                idle.set(true);
                here.in().read();
            }
            return sick == 0 ? 0 : 1;
        } finally {
            close(stack);
        }
    }

    private boolean open() {
        return here.terminal() && !noOpen;
    }

    /** A cycle that still runs would make its folder anew: it comes to its end first, if it does so soon. */
    private void interrupted(Thread viewer, CountDownLatch over, Path folder) {
        stopped.set(true);
        viewer.interrupt();
        try {
            if (idle.get() || !over.await(END.toSeconds(), TimeUnit.SECONDS)) {
                Stack.end(folder);
            }
        } catch (InterruptedException | IOException left) {
            here.err().println("selfheal: " + folder + " could not be removed; the next demonstration does it");
        }
    }

    private void close(Stack stack) {
        try {
            stack.close();
        } catch (IOException left) {
            here.err().println("selfheal: the demonstration's folder could not be removed: " + left.getMessage());
        }
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home", "/"), "bin", "java");
    }

    /** A home of its own; of this one nothing is read. */
    private Surroundings inside(Stack stack) {
        Map<String, String> environment = new HashMap<>(here.environment());
        environment.keySet().removeIf(name -> name.startsWith("XDG_") && !name.equals("XDG_RUNTIME_DIR"));
        environment.put("HOME", stack.home().toString());
        return new Surroundings(
                environment,
                stack.home(),
                here.program(),
                here.macos(),
                here.terminal(),
                here.in(),
                here.out(),
                here.err());
    }
}
