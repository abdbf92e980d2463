package dev.selfheal.cycle;

import dev.selfheal.fix.Order;
import dev.selfheal.fix.Orders;
import dev.selfheal.fix.Treatment;
import dev.selfheal.outcome.FixRecord;
import dev.selfheal.outcome.FixRecord.Decision;
import dev.selfheal.outcome.Judgement;
import dev.selfheal.redact.Secrets;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.Fix;
import dev.selfheal.verdict.Verdict;
import dev.selfheal.verdict.Veto;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of every fix that was asked for: tried in some round, or still asked for at the end and why it was not tried. */
final class FixRecords {
    private FixRecords() {}

    static List<FixRecord> of(Rounds.Course course, Decision untried, String whyUntried, Instant now) {
        List<FixRecord> records = new ArrayList<>();
        course.tried().forEach(tried -> records.add(tried(tried)));
        Set<String> touched = course.tried().stream()
                .map(tried -> tried.treatment().order().target().subject())
                .collect(Collectors.toSet());
        records.addAll(left(course, touched, untried, whyUntried, now));
        course.strangers().stream()
                .sorted(Comparator.comparing(Fix::target).thenComparing(Fix::subject))
                .map(fix -> stranger(fix, course.last().round(), now))
                .forEach(records::add);
        return records;
    }

    private static FixRecord tried(Rounds.Tried tried) {
        Treatment treatment = tried.treatment();
        Order order = treatment.order();
        Decision decision =
                switch (treatment.decision()) {
                    case APPLIED -> Decision.APPLIED;
                    case ALREADY_WELL -> Decision.ALREADY_WELL;
                    case REFUSED -> Decision.REFUSED;
                };
        return new FixRecord(
                tried.round(),
                order.action(),
                order.target().subject(),
                distinct(order.fixes(), Fix::subject),
                distinct(order.fixes(), Fix::rule),
                distinct(order.fixes(), Fix::cause),
                decision,
                Secrets.mask(treatment.reason()),
                treatment.result().orElse(null),
                treatment.at(),
                decision == Decision.APPLIED ? treatment.took() : null,
                null);
    }

    private static List<FixRecord> left(
            Rounds.Course course, Set<String> touched, Decision untried, String whyUntried, Instant now) {
        Judgement last = course.last();
        Map<String, List<Fix>> byAct = last.verdict().fixes().stream()
                .filter(fix -> !touched.contains(fix.target()))
                .filter(fix -> !course.strangers().contains(fix))
                .sorted(Comparator.comparing(Fix::target).thenComparing(Fix::action))
                .collect(Collectors.groupingBy(
                        fix -> act(fix, last.verdict()), LinkedHashMap::new, Collectors.toList()));
        List<FixRecord> records = new ArrayList<>();
        byAct.values().forEach(fixes -> records.add(left(last, fixes, untried, whyUntried, now)));
        return records;
    }

    /** What nothing holds back would be one act for each target; what is held back is told by what was asked for. */
    private static String act(Fix fix, Verdict verdict) {
        return verdict.vetoes(fix).isEmpty() ? fix.target() : fix.action() + " " + fix.target();
    }

    private static FixRecord stranger(Fix fix, int round, Instant now) {
        return new FixRecord(
                round,
                fix.action(),
                fix.target(),
                List.of(fix.subject()),
                List.of(fix.rule()),
                List.of(fix.cause()),
                Decision.REFUSED,
                fix.target() + " is not a target of the inventory",
                null,
                now,
                null,
                null);
    }

    private static FixRecord left(Judgement last, List<Fix> fixes, Decision untried, String whyUntried, Instant now) {
        List<Veto> vetoes = vetoes(last.verdict(), fixes);
        return new FixRecord(
                last.round(),
                Orders.action(fixes),
                fixes.get(0).target(),
                distinct(fixes, Fix::subject),
                distinct(fixes, Fix::rule),
                distinct(fixes, Fix::cause),
                vetoes.isEmpty() ? untried : Decision.WITHHELD,
                vetoes.isEmpty() ? whyUntried : String.join("; ", distinct(vetoes, Veto::reason)),
                null,
                now,
                null,
                until(vetoes));
    }

    private static List<Veto> vetoes(Verdict verdict, List<Fix> fixes) {
        return fixes.stream()
                .flatMap(fix -> verdict.vetoes(fix).stream())
                .distinct()
                .toList();
    }

    /** Of several vetoes the latest counts; one without an end outlasts them all. */
    private static @Nullable Instant until(List<Veto> vetoes) {
        Instant latest = null;
        for (Veto veto : vetoes) {
            Instant until = veto.until();
            if (until == null) {
                return null;
            }
            latest = latest == null || until.isAfter(latest) ? until : latest;
        }
        return latest;
    }

    private static <C extends Conclusion> List<String> distinct(List<C> conclusions, Function<C, String> part) {
        return conclusions.stream().map(part).distinct().sorted().toList();
    }
}
