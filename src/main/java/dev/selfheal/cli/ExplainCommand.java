package dev.selfheal.cli;

import dev.selfheal.explain.Branch;
import dev.selfheal.explain.Decided;
import dev.selfheal.explain.Moment;
import dev.selfheal.explain.OfAll;
import dev.selfheal.explain.OfRule;
import dev.selfheal.explain.OfSubject;
import dev.selfheal.explain.TreeJson;
import dev.selfheal.explain.TreeText;
import dev.selfheal.policy.JudgementException;
import dev.selfheal.policy.Policies;
import dev.selfheal.policy.RuleFiles;
import dev.selfheal.policy.tree.Rule;
import dev.selfheal.policy.tree.RuleTree;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.replay.Entry;
import dev.selfheal.replay.Recorded;
import dev.selfheal.replay.Unreadable;
import dev.selfheal.spelling.Nearest;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code selfheal explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Tells which facts led through which rules to which decision, and what stopped the rules that did"
                + " not fire.")
final class ExplainCommand implements Callable<Integer> {
    private final Surroundings here;

    @Mixin
    private final Places places = new Places();

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description =
                    "an outcome, what selfheal facts printed, a line of the history (FILE:LINE), or - for standard"
                            + " input; of several cycles the last is explained")
    private String file = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SUBJECT|RULE",
            description = "such as service:tunnel or service.down.restart; everything in short without it")
    private @Nullable String about;

    @Option(names = "--round", paramLabel = "N", description = "an earlier judgement of the cycle (default: the last)")
    private @Nullable Integer round;

    @Option(names = "--json", description = "print the explanation as JSON")
    private boolean json;

    ExplainCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Workshop workshop = new Workshop(here, places);
        OwnKinds own = workshop.kinds(true);
        List<Entry> entries = workshop.recordings(own).all(file);
        Optional<Recorded> recorded = entries.stream()
                .filter(Recorded.class::isInstance)
                .map(Recorded.class::cast)
                .reduce((before, after) -> after);
        entries.stream()
                .filter(entry -> entry instanceof Unreadable wrong && !wrong.harmless())
                .forEach(here.err()::println);
        if (recorded.isEmpty()) {
            return Selfheal.WRONG_USAGE;
        }
        Policies.Loaded loaded = workshop.rules(true);
        if (loaded.judge().isEmpty()) {
            loaded.problems().forEach(here.err()::println);
            return Selfheal.WRONG_USAGE;
        }
        try {
            Moment moment = Moment.of(recorded.get(), Optional.ofNullable(round));
            List<Rule> rules = RuleFiles.read(places.rules(here)).sources().stream()
                    .flatMap(source -> RuleTree.of(source.path(), source.text()).stream())
                    .toList();
            Decided decided = new Decided(moment, loaded.judge().get().judge(moment.facts()), rules, own);
            List<Branch> tree = tree(decided, workshop.clock.zone());
            here.out()
                    .print(
                            json
                                    ? TreeJson.of(decided, tree).toPrettyString() + "\n"
                                    : new TreeText(here.width(), here.colour(), !here.unicode()).print(tree));
            return 0;
        } catch (JudgementException failed) {
            here.err()
                    .println("selfheal: by the rules in " + places.rules(here) + " this cannot be judged: "
                            + failed.getMessage() + "; give others with --rules");
            return Selfheal.WRONG_USAGE;
        } catch (IllegalArgumentException wrong) {
            here.err().println("selfheal: " + wrong.getMessage());
            return Selfheal.WRONG_USAGE;
        }
    }

    private List<Branch> tree(Decided decided, ZoneId zone) {
        if (about == null) {
            return new OfAll(decided, zone).tree();
        }
        String name = about;
        if (decided.subjects().contains(name)) {
            return new OfSubject(decided, zone, name).tree();
        }
        return decided.rule(name)
                .map(rule -> new OfRule(decided, zone).tree(rule, Optional.empty()))
                .orElseThrow(() -> unknown(decided, name));
    }

    private static IllegalArgumentException unknown(Decided decided, String name) {
        TreeSet<String> known = decided.subjects();
        decided.rules().forEach(rule -> known.add(rule.name()));
        String nearest = Nearest.of(name, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse("; the subjects are: " + String.join(", ", decided.subjects()));
        return new IllegalArgumentException("there is no subject and no rule \"" + name + "\" here" + nearest);
    }
}
