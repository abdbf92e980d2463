package dev.selfheal.policy;

import dev.selfheal.fact.Fact;
import dev.selfheal.recording.OwnKinds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges the facts of all rule cases at once by the shipped rules, with the cache folder that is given. */
final class JudgeInAnotherProcess {
    private JudgeInAnotherProcess() {}

    public static void main(String[] arguments) throws JudgementException {
        List<Fact> facts = new ArrayList<>();
        Shipped.cases().forEach(one -> facts.addAll(one.facts()));
        Policies.Loaded loaded = Policies.load(
                Shipped.RULES, Optional.of(Path.of(arguments[0])), "test", Shipped.PATIENCE, OwnKinds.NONE);
        System.out.println(loaded.judge().orElseThrow().judge(facts));
    }
}
