package dev.selfheal.probe;

import dev.selfheal.fact.Host;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Ran;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The machine as macOS' {@code sysctl} tells it, all in one call. */
final class MacHost {
    private static final Pattern BOOT = Pattern.compile("kern\\.boottime: \\{ sec = (\\d{1,12}),");
    private static final Pattern LOAD = Pattern.compile("vm\\.loadavg: \\{ (\\d{1,9}[.,]\\d{1,9}) ");
    private static final Pattern MEMORY = Pattern.compile("hw\\.memsize: (\\d{1,18})");
    private static final Pattern SWAP = Pattern.compile("vm\\.swapusage: total = ([\\d.,]{1,20}[KMGT]) ");
    private static final Pattern SWAP_USED = Pattern.compile("vm\\.swapusage: .{0,60}used = ([\\d.,]{1,20}[KMGT]) ");
    private static final String UNITS = "KMGT";

    private MacHost() {}

    static Host look(Tools tools, Clock clock, Deadline deadline) throws InterruptedException {
        Ran ran = tools.run(deadline.left(), "sysctl", "kern.boottime", "vm.loadavg", "hw.memsize", "vm.swapusage");
        // A name that this version does not know costs only its own line.
        String said = ran instanceof Ran.Exited done ? done.output() : "";
        return read(said, clock.now());
    }

    static Host read(String said, Instant now) {
        String boot = find(BOOT, said);
        Instant bootedAt = boot == null ? null : Instant.ofEpochSecond(Long.parseLong(boot));
        String load = find(LOAD, said);
        String memory = find(MEMORY, said);
        return new Host(
                "host",
                bootedAt == null || bootedAt.isAfter(now) ? null : bootedAt,
                load == null ? null : Double.valueOf(load.replace(',', '.')),
                Runtime.getRuntime().availableProcessors(),
                memory == null ? null : Long.valueOf(memory),
                null,
                size(find(SWAP, said)),
                size(find(SWAP_USED, said)));
    }

    /** A size such as {@code 1021.25M}. */
    private static @Nullable Long size(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int last = text.length() - 1;
        try {
            double number = Double.parseDouble(text.substring(0, last).replace(',', '.'));
            return (long) (number * Math.pow(1024, UNITS.indexOf(text.charAt(last)) + 1));
        } catch (NumberFormatException odd) {
            return null;
        }
    }

    private static @Nullable String find(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        return matcher.find() ? matcher.group(1) : null;
    }
}
