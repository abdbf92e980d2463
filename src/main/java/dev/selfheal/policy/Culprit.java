package dev.selfheal.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.core.common.InternalWorkingMemory;
import org.drools.core.phreak.RuleAgendaItem;
import org.drools.mvel.ConstraintEvaluationException;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.ConsequenceException;

/** Which rule it was: the engine tells in a different way, or not at all, for each part of a rule that can fail. */
final class Culprit {
    private static final Pattern CONDITION =
            Pattern.compile("Error evaluating constraint '(.*)' in \\[Rules? (.*)", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    private final List<RuleSource> sources;

    /** @param sources where the rules stand, to say file and line; looked at only when something has failed */
    Culprit(List<RuleSource> sources) {
        this.sources = sources;
    }

    /**
     * What failed, for people.
     *
     * @param firing the rule whose {@code then} was at work; empty for none
     */
    String failed(Throwable thrown, KieSession session, String firing) {
        if (thrown instanceof ConsequenceException consequence) {
            return rule(consequence.getRule().getName()) + " failed";
        }
        if (thrown instanceof ConstraintEvaluationException condition) {
            Matcher said = CONDITION.matcher(String.valueOf(condition.getMessage()));
            if (said.find()) {
                String rules = QUOTED.matcher(said.group(2))
                        .results()
                        .map(name -> rule(name.group(1)))
                        .collect(Collectors.joining(", "));
                return rules + " failed in its condition " + RuleErrors.oneLine(said.group(1));
            }
        }
        if (!firing.isEmpty()) {
            return rule(firing) + " failed";
        }
        return evaluated(session)
                .map(name -> rule(name) + " failed in its conditions")
                .orElse("the rules failed");
    }

    /**
     * Where a judgement is now, which another thread may ask: half a sentence, or empty if that cannot be told.
     *
     * @param judging the thread it is in
     */
    String where(@Nullable KieSession session, String firing, @Nullable Thread judging) {
        if (!firing.isEmpty()) {
            return ", in " + rule(firing);
        }
        // Conditions on one fact are shared by all rules that have them, and the engine keeps no note of whose it
        // tries.
        if (judging != null
                && Arrays.stream(judging.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().endsWith(".AlphaNode"))) {
            return ", in a condition on a single fact";
        }
        return session == null
                ? ""
                : evaluated(session)
                        .map(name -> ", in the conditions of " + rule(name))
                        .orElse("");
    }

    /** The rule whose conditions are put together now; none while facts are looked at one by one, for all rules. */
    private static Optional<String> evaluated(KieSession session) {
        try {
            RuleAgendaItem next = ((InternalWorkingMemory) session)
                    .getAgenda()
                    .getAgendaGroupsManager()
                    .peekNextRule();
            return Optional.ofNullable(next).map(item -> item.getRule().getName());
        } catch (RuntimeException inUse) {
            // It belongs to the thread that judges; this is only for a message.
            return Optional.empty();
        }
    }

    private String rule(String name) {
        return "rule \"" + name + "\"" + place(name).map(at -> " (" + at + ")").orElse("");
    }

    private Optional<String> place(String name) {
        return sources.stream()
                .flatMap(source -> {
                    DrlText text = new DrlText(source.text());
                    return text.rules().stream()
                            .filter(rule -> rule.name().equals(name))
                            .map(rule -> source.path() + ":" + text.line(rule.start()));
                })
                .findFirst();
    }
}
