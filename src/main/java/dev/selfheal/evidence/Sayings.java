package dev.selfheal.evidence;

import dev.selfheal.fact.Command;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Log;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.fact.Service;
import dev.selfheal.supervisor.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What checks and supervisors said, as lines. */
final class Sayings {
    private Sayings() {}

    /** What a check said in its own words; nothing for what says only numbers, which the facts of the outcome hold. */
    static List<String> of(Fact fact) {
        if (fact instanceof Service service) {
            return List.of(word(service.state()) + ": " + service.detail());
        }
        if (fact instanceof Command command) {
            return List.of(word(command.status()) + ": " + command.line());
        }
        if (fact instanceof ProbeFailure failure) {
            return List.of("could not be checked (" + word(failure.reason()) + "): " + failure.detail());
        }
        return fact instanceof Log log ? log.newErrors() : List.of();
    }

    /** Never its environment, which holds secrets. */
    static List<String> of(Job job) {
        List<String> lines = new ArrayList<>();
        lines.add("state " + word(job.state()) + ", " + word(job.enabled()));
        job.pid().ifPresent(pid -> lines.add("pid " + pid));
        job.lastExit().ifPresent(exit -> lines.add("last exit status " + exit));
        job.lastSignal().ifPresent(signal -> lines.add("last ended by signal " + signal));
        job.lastReason().ifPresent(reason -> lines.add("reason " + reason));
        job.starts().ifPresent(starts -> lines.add("starts " + starts));
        job.definition().ifPresent(file -> lines.add("defined in " + file));
        return lines;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
