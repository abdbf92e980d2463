package dev.selfheal.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.selfheal.cli.Box;
import dev.selfheal.fault.Ordeal.Then;
import dev.selfheal.testing.LaunchctlDouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that Selfheal calls is missing, hangs, prints garbage or 100 MB: when it is asked how things are, and when it is to
 * do something. Whatever else is sick is healed meanwhile.
 */
final class ToolFaults {
    /** What a stand-in does, in shell, instead of its work. */
    private enum Way {
        MISSING("is missing", "exit 127"),
        HANGING("hangs", "exec sleep 120"),
        GARBAGE("prints garbage", "head -c 3000 /dev/urandom; exit 0"),
        FAILING("fails with garbage", "head -c 3000 /dev/urandom >&2; exit 77"),
        FLOOD("prints 100 MB", "head -c 100000000 /dev/zero | tr '\\0' x; exit 3");

        private final String words;
        private final String script;

        Way(String words, String script) {
            this.words = words;
            this.script = script;
        }
    }

    private static final String UNIT =
            "units:\n  - {name: web.service, expect: running, critical: true, start_within: 2s}\n";
    private static final String AGENT = "agents:\n  - {label: com.example.web, critical: true, start_within: 2s}\n";

    private ToolFaults() {}

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        for (Way way : Way.values()) {
            for (boolean ordered : new boolean[] {false, true}) {
                String when = ordered ? ", when ordered" : "";
                faults.add(new Fault("systemctl " + way.words + when, folder -> systemctl(folder, way, ordered)));
                faults.add(new Fault("launchctl " + way.words + when, folder -> launchctl(folder, way, ordered)));
            }
            faults.add(new Fault("plugin " + way.words, folder -> plugin(folder, way)));
            faults.add(new Fault("declared repair " + way.words, folder -> repair(folder, way)));
        }
        return faults;
    }

    /**
     * A tool that notes its calls and works, but for those calls for which there is a file {@code broken} with the way. Missing
     * when ordered means that it goes once it was asked.
     *
     * @param orders a shell pattern of the verbs that order something
     */
    private static String tool(Box box, String orders, String work) {
        return box.program("tool", """
                echo "$*" >>'%1$s/calls'
                case " $* " in %2$s) kind=order ;; *) kind=ask ;; esac
                if [ "$kind" = ask ] && [ -e '%1$s/leaves' ]; then rm '%1$s/leaves'; mv "$0" "$0.gone"; fi
                if [ -e '%1$s/broken-'$kind ]; then . '%1$s/broken-'$kind; fi
                %3$s
                """.formatted(box.folder, orders, work));
    }

    private static void shatter(Box box, Way way, boolean ordered) throws Exception {
        Path tool = box.folder.resolve("bin/tool");
        if (way != Way.MISSING) {
            box.write(ordered ? "broken-order" : "broken-ask", way.script + "\n");
        } else if (ordered) {
            box.write("leaves", "");
        } else {
            Files.move(tool, tool.resolveSibling("tool.gone"));
        }
    }

    private static void mend(Box box) throws Exception {
        for (String name : List.of("broken-order", "broken-ask", "leaves")) {
            Files.deleteIfExists(box.folder.resolve(name));
        }
        Path gone = box.folder.resolve("bin/tool.gone");
        if (Files.exists(gone)) {
            Files.move(gone, gone.resolveSibling("tool"));
        }
    }

    private static Row systemctl(Path folder, Way way, boolean ordered) throws Exception {
        Box box = new Box(folder, Map.of(), false);
        String state = box.folder.resolve("unit").toString();
        String tool = tool(box, "*' start '*|*' restart '*", """
                case " $* " in *' start '*|*' restart '*) echo active >'%1$s'; exit ;; esac
                state=$(cat '%1$s')
                sub=running; [ "$state" = active ] || sub=failed
                printf '%%s\\n' LoadState=loaded "ActiveState=$state" "SubState=$sub" Result=exit-code Type=simple \\
                  MainPID=0 ExecMainPID=0 ExecMainCode=1 ExecMainStatus=1 NRestarts=0 UnitFileState=enabled \\
                  FragmentPath=/etc/web.service Environment= EnvironmentFiles= UnsetEnvironment= TimeoutStopUSec=5s
                """.formatted(state));
        box.write("unit", "active\n");
        Victim victim =
                Victim.of(box, "tools: {systemctl: " + tool + "}\n" + UNIT).lived();
        return trial(
                "systemctl " + way.words + (ordered ? ", when ordered" : ""),
                victim,
                "unit:web.service",
                way,
                ordered,
                () -> box.write("unit", "failed\n"));
    }

    private static Row launchctl(Path folder, Way way, boolean ordered) throws Exception {
        LaunchctlDouble launchd = LaunchctlDouble.install(folder.resolve("launchd"));
        launchd.uid(((Number) Files.getAttribute(launchd.home(), "unix:uid")).longValue());
        launchd.agent("com.example.web", Map.of(), true);
        launchd.load("com.example.web");
        Box box = new Box(launchd.home(), Map.of(), true);
        String tool = tool(
                box,
                "*' bootstrap '*|*' kickstart '*|*' bootout '*|*' kill '*|*' enable '*",
                "exec " + launchd.program() + " \"$@\"");
        Victim victim =
                Victim.of(box, "tools: {launchctl: " + tool + "}\n" + AGENT).lived();
        return trial(
                "launchctl",
                victim,
                "agent:com.example.web",
                way,
                ordered,
                () -> launchd.ended("com.example.web", "exited", "last exit code = 1"));
    }

    /** @param sicken makes what the tool looks after sick */
    private static Row trial(String name, Victim victim, String subject, Way way, boolean ordered, Ordeal.Act sicken)
            throws Exception {
        Box box = victim.box;
        Files.deleteIfExists(box.folder.resolve("calls"));
        Cycle[] cycle = new Cycle[1];
        Ordeal ordeal = new Ordeal(name, victim).hide(() -> {
            sicken.run();
            shatter(box, way, ordered);
            cycle[0] = Cycle.of(victim);
        });
        long applied = cycle[0].applied().stream()
                .filter(fix -> fix.path("target").asText().equals(subject))
                .count();
        assertEquals(applied > 0, !box.orders().isEmpty(), () -> "orders " + box.orders() + cycle[0]);
        return ordeal.struck(
                        cycle[0],
                        Then.HEALS,
                        ordered && way != Way.MISSING
                                ? "fix: " + subject + " APPLIED"
                                : "(fact|finding|fix): .*" + subject)
                .mended(() -> mend(box))
                .next(Then.HEALS)
                .row();
    }

    /** It must not run the repair that is declared beside it, unless it says that something is sick. */
    private static Row plugin(Path folder, Way way) throws Exception {
        Victim victim = new Victim(folder, "");
        Box box = victim.box;
        String tool = tool(box, "never", "echo fine");
        String never = box.program("never", "touch '%s'\n".formatted(box.folder.resolve("repaired")));
        victim.inventory("  - {id: other, critical: true, within: 2s, run: [%s], fix: [%s]}\n".formatted(tool, never))
                .lived();
        if (way == Way.GARBAGE) {
            // What begins like facts and is none; any other text with status 0 is a plugin's way to say that all is
            // well.
            box.write("garbage", "{\"kind\": \0");
        }
        Ordeal ordeal = new Ordeal("plugin " + way.words, victim).hide(() -> {
            shatter(box, way, false);
            if (way == Way.GARBAGE) {
                box.write("broken-ask", "cat '%s'; exit\n".formatted(box.folder.resolve("garbage")));
            }
        });
        ordeal.cycle(Then.HEALS, "(fact|finding): .*command:other");
        assertEquals(false, Files.exists(box.folder.resolve("repaired")), "repaired on the strength of nothing");
        return ordeal.mended(() -> mend(box)).next(Then.HEALS).row();
    }

    private static Row repair(Path folder, Way way) throws Exception {
        Victim victim = new Victim(folder, "");
        Box box = victim.box;
        Path cured = box.folder.resolve("cured");
        String tool = tool(box, "never", "touch '%s'".formatted(cured));
        String check = box.program("other", "test -e '%s' || exit 2\n".formatted(cured));
        victim.inventory("  - {id: other, critical: true, within: 2s, run: [%s], fix: [%s]}\n".formatted(check, tool));
        Files.createFile(cured);
        victim.lived();
        return new Ordeal("declared repair " + way.words, victim)
                .hide(() -> {
                    Files.delete(cured);
                    shatter(box, way, false);
                })
                .cycle(Then.HEALS, "fix: command:other APPLIED NOT_HEALED")
                .mended(() -> mend(box))
                .next(Then.HEALS)
                .row();
    }
}
