package dev.selfheal.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.selfheal.fact.Dependency;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.fact.Reason;
import dev.selfheal.fact.Result;
import dev.selfheal.verdict.Cause;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Severity;
import dev.selfheal.verdict.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTest {
    @ParameterizedTest(name = "{0}: findings {1}, cause {2}, unchecked {3}, fixes {4}, problems {5}")
    @CsvSource({
        // status, findings, cause, unchecked, fixes, problems
        "HEALTHY,  ,                 ,         false, ,                    0",
        "HEALTHY,  INFO,             ,         false, ,                    0",
        "HEALTHY,  INFO INFO,        INFO,     false, ,                    0",
        "HEALTHY,  ,                 ,         false, NOT_HEALED,          0",
        "HEALTHY,  ,                 ,         false, UNKNOWN IN_PROGRESS GONE, 0",
        "HEALED,   ,                 ,         false, HEALED,              0",
        "HEALED,   INFO,             ,         false, NOT_HEALED HEALED,   0",
        "DEGRADED, WARNING,          ,         false, ,                    0",
        "DEGRADED, WARNING,          ,         false, HEALED,              0",
        "DEGRADED, ,                 WARNING,  false, ,                    0",
        "DEGRADED, ,                 ,         true,  ,                    0",
        "DEGRADED, ,                 ,         true,  HEALED,              0",
        "DEGRADED, ,                 ,         false, ,                    1",
        "DEGRADED, ,                 ,         false, HEALED,              1",
        "CRITICAL, CRITICAL,         ,         false, ,                    0",
        "CRITICAL, INFO WARNING CRITICAL, ,    true,  HEALED,              1",
        "CRITICAL, ,                 CRITICAL, false, ,                    0",
    })
    void status_follows_from_what_remains(
            Status expected, String findings, String cause, boolean unchecked, String fixes, int problems) {
        Verdict verdict = new Verdict(
                words(findings)
                        .map(word -> new Finding("x", "host", Severity.valueOf(word), "m"))
                        .toList(),
                words(cause)
                        .map(word -> new Cause("x", "host", List.of(), Severity.valueOf(word), "m"))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        Fact fact = unchecked
                ? new ProbeFailure("file:~/x", false, Reason.DENIED, "")
                : new Dependency("service:a", "service:b", true);
        List<FixRecord> records = words(fixes)
                .map(word -> Situations.applied("a", "t", "", Result.valueOf(word), 1, "s"))
                .toList();
        List<String> troubles = problems == 0 ? List.of() : List.of("history: no space left");
        assertEquals(expected, Status.after(verdict, List.of(fact), records, troubles));
    }

    private static Stream<String> words(String words) {
        return words == null ? Stream.of() : Arrays.stream(words.split(" "));
    }
}
