package dev.selfheal.fault;

import dev.selfheal.fault.Ordeal.Then;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Rules that throw, go on for ever or take too long: with rules that were good before, and without. */
final class RuleFaults {
    private static final String HEAD = """
            package selfheal.bad

            import dev.selfheal.fact.Directory;
            import dev.selfheal.verdict.Finding;

            """;

    private static final String MANY = "Directory($a : subject) Directory($b : subject) Directory($c : subject)"
            + " Directory($d : subject) Directory($e : subject) Directory($f : subject)";

    private RuleFaults() {}

    static List<Fault> all() {
        String throwing = rule("bad.throws", "Directory($s : subject)", "$s.substring(9999)");
        String asking = rule("bad.asks", "Directory($s : subject, subject.substring(9999) == \"x\")", "$s");
        String breeding = rule("bad.breeds", MANY, "$a + $b + $c + $d + $e + $f");
        String slow = rule("bad.slow", MANY, "$a.repeat(99999).concat($f).hashCode()");
        String looping = rule("bad.begins", "Directory($s : subject)", "$s")
                + rule("bad.ping", "Finding(rule in (\"bad.begins\", \"bad.pong\"), $m : message)", "$m + \"x\"")
                + rule("bad.pong", "Finding(rule == \"bad.ping\", $m : message)", "$m + \"x\"");
        List<Fault> faults = new ArrayList<>();
        for (boolean known : new boolean[] {true, false}) {
            faults.add(fault("a rule throws", throwing, known, "bad\\.throws"));
            faults.add(fault("a condition throws", asking, known, "bad\\.asks"));
            faults.add(fault("rules loop", looping, known, "bad\\.ping"));
            faults.add(fault("rules conclude without end", breeding, known, "bad\\.breeds"));
            faults.add(fault("a rule file is torn", throwing.substring(0, 60), known, "bad\\.drl"));
        }
        faults.add(fault("a rule is slow", slow, true, "bad\\.slow"));
        faults.add(new Fault("the rules folder is gone", RuleFaults::gone));
        return faults;
    }

    private static String rule(String name, String when, String message) {
        return "rule \"" + name + "\" when\n    " + when + "\nthen\n    insertLogical(Finding.info(\"" + name
                + "\", \"selfheal\", \"\" + " + message + "));\nend\n";
    }

    private static Fault fault(String what, String drl, boolean known, String words) {
        String fault = what + (known ? "" : ", none was good before");
        return new Fault(fault, folder -> {
            Victim victim = Victim.quick(folder, "").lived();
            many(victim);
            String rules = victim.box.rules().toString();
            if (known) {
                Cycle.of(victim, "--rules", rules);
            }
            return new Ordeal(fault, victim)
                    .strike(() -> victim.box.write("rules/bad/bad.drl", HEAD + drl))
                    .cycle(known ? Then.HEALS : Then.HOLDS, words, "--rules", rules)
                    .mended(() -> Files.delete(victim.box.folder.resolve("rules/bad/bad.drl")))
                    .next(Then.HEALS, "--rules", rules)
                    .row();
        });
    }

    /** Many directories: every one with every other is more than rules may fire. */
    private static void many(Victim victim) throws java.io.IOException {
        Path inventory = victim.box.folder.resolve("selfheal.yaml");
        String text = Files.readString(inventory);
        Files.writeString(
                inventory,
                text.replace(
                        "directories:\n",
                        "directories:\n  - {path: /}\n  - {path: /bin}\n  - {path: /dev}\n"
                                + "  - {path: /etc}\n  - {path: /usr}\n  - {path: /var}\n"));
    }

    private static Row gone(Path folder) throws Exception {
        Victim victim = new Victim(folder, "").lived();
        Path rules = victim.box.rules();
        Path aside = victim.box.folder.resolve("rules.aside");
        victim.sicken();
        Cycle.of(victim, "--rules", rules.toString());
        return new Ordeal("the rules folder is gone", victim)
                .strike(() -> Files.move(rules, aside))
                .cycle(Then.HEALS, "the last good rules judge instead", "--rules", rules.toString())
                .mended(() -> Files.move(aside, rules))
                .next(Then.HEALS, "--rules", rules.toString())
                .row();
    }
}
