package dev.selfheal.testing;

import dev.selfheal.sys.Ran;
import java.util.List;

/** The real {@code promtool}, of Debian's package prometheus. */
public final class Promtool {
    private Promtool() {}

    /** What it finds wrong with this text, its lint included; empty where it finds nothing. */
    public static String problems(String text) throws InterruptedException {
        Ran.Exited exited = Tool.run(text, "promtool", List.of("check", "metrics"));
        String said = exited.output() + exited.errors();
        return exited.status() == 0 || !said.isBlank() ? said : "exit status " + exited.status();
    }
}
