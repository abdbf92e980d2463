package dev.selfheal.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.selfheal.policy.cases.CaseFiles;
import dev.selfheal.policy.cases.Cases;
import dev.selfheal.policy.cases.RuleCase;
import dev.selfheal.recording.OwnKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A few rules and cases, written for one test. */
public record Small(List<RuleSource> rules, Judge judge, List<RuleCase> cases) {
    /** One rule of family {@code a}, named {@code a.full}, of problems. */
    public static final String FULL = """
            package selfheal.a

            import dev.selfheal.fact.Problem;
            import dev.selfheal.verdict.Finding;

            rule "a.full"
                @severity(CRITICAL)
            when
                Problem(area == "disk", detail.length() > 3, $subject : subject, $detail : detail)
            then
                insertLogical(Finding.critical("a.full", $subject, $detail));
            end
            """;

    /** A case with problems, of which the first so many are told. */
    public static String problems(String name, String keys, String... facts) {
        return "- case: " + name + "\n  at: never\n" + keys + "  facts:\n    - {kind: problem, "
                + String.join("}\n    - {kind: problem, ", facts) + "}\n";
    }

    /** What a case expects where {@code a.full} fires. */
    public static final String TOLD = "  expect: {findings: [{rule: a.full, subject: selfheal, severity: CRITICAL}]}\n";

    public static final String NOTHING = "  expect: {}\n";

    public static Small of(Path temp, String rules, String... cases) throws IOException {
        Files.writeString(temp.resolve("cases.yaml"), String.join("", cases));
        List<RuleSource> sources = List.of(new RuleSource("a/b.drl", rules));
        Policies.Loaded loaded = Policies.compile(sources);
        assertEquals(List.of(), loaded.problems());
        Cases read = CaseFiles.read(temp, Shipped.CASES, List.of("a.full"), OwnKinds.NONE);
        assertEquals(List.of(), read.problems());
        return new Small(sources, loaded.judge().orElseThrow(), read.all());
    }
}
