package dev.selfheal.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Supplier;

/**
 * One way in which the stack is broken.
 *
 * @param told what happens, as its owner would tell it
 * @param done the deed, as one would type it now: processes come and go
 * @param subjects whose explanation is worth reading
 * @param cycles how many it takes until all is well
 */
record Breakage(String told, Supplier<String> done, List<String> subjects, int cycles, Deed deed) {
    private static final int LARGE = 2 << 20;
    private static final String LINE = "shop wrote this line again\n";

    /** Something done to the stack. */
    interface Deed {
        void to(Stack stack) throws IOException, InterruptedException;
    }

    static List<Breakage> all(Stack stack) {
        return List.of(
                new Breakage(
                        "The web server dies, as when the kernel needs its memory.",
                        () -> "kill -9 " + id(stack, "web"),
                        List.of("service:web"),
                        1,
                        one -> signal(one, "web", "-9")),
                new Breakage(
                        "Somebody tidies up and deletes the inbox.",
                        () -> "rmdir inbox",
                        List.of("directory:" + stack.inbox()),
                        1,
                        one -> Files.delete(one.inbox())),
                new Breakage(
                        "The shop's log grows while the shop has it open; it is rotated at 1 MB.",
                        () -> "yes 'shop wrote this line again' | head -c 2M >>shop.log",
                        List.of("log:" + stack.log("shop")),
                        1,
                        Breakage::grow),
                new Breakage(
                        "The store dies, and the shop, which needs it, answers 503. Only one of them is to be restarted.",
                        () -> "kill -9 " + id(stack, "store"),
                        List.of("service:store", "service:shop"),
                        1,
                        one -> signal(one, "store", "-9")),
                new Breakage(
                        "The shop hangs: its process lives and answers nothing. One slow answer is no sickness, so it is"
                                + " looked at twice before it is restarted.",
                        () -> "kill -STOP " + id(stack, "shop"),
                        List.of("service:shop"),
                        2,
                        one -> signal(one, "shop", "-STOP")));
    }

    private static String id(Stack stack, String server) {
        return stack.process(server)
                .map(process -> String.valueOf(process.pid()))
                .orElse("nobody");
    }

    private static void signal(Stack stack, String server, String signal) throws IOException, InterruptedException {
        ProcessHandle process =
                stack.process(server).orElseThrow(() -> new IOException(server + " does not run any more"));
        int status = new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("kill " + signal + " " + process.pid() + " ended with " + status);
        }
        if (signal.equals("-9")) {
            Stack.gone(process);
        }
    }

    private static void grow(Stack stack) throws IOException {
        Files.writeString(
                stack.log("shop"),
                LINE.repeat(LARGE / LINE.length() + 1),
                StandardCharsets.UTF_8,
                StandardOpenOption.APPEND);
    }
}
