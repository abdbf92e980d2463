package dev.selfheal.outcome;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Result;
import dev.selfheal.fact.Service;
import dev.selfheal.outcome.FixRecord.Decision;
import dev.selfheal.outcome.Page.Item;
import dev.selfheal.verdict.Finding;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What became of fixes, as items of a report.
 *
 * @param zone the reader's
 */
public record Fixes(Outcome outcome, ZoneId zone) {
    /** What was wrong, what was done, and how it is now. */
    public List<Item> healed() {
        return items(fix -> fix.result() == Result.HEALED, this::healed);
    }

    /** What was tried and did not help, and how the logs ended before it. */
    public List<Item> notHealed() {
        return items(fix -> fix.decision() == Decision.APPLIED && fix.result() != Result.HEALED, this::notHealed);
    }

    private Item notHealed(FixRecord fix) {
        List<String> lines = with(fix, label(fix) + fix.reason() + after(fix));
        lines.addAll(LastWords.of(fix));
        return new Item(fix.target(), lines);
    }

    /** What would be done. */
    public List<Item> planned() {
        return items(
                fix -> fix.decision() == Decision.PLANNED, fix -> Item.of(fix.target(), fix.action() + subjects(fix)));
    }

    /** What was not done, why, and until when. */
    public List<Item> heldBack() {
        return items(
                fix -> fix.decision() == Decision.WITHHELD
                        || fix.decision() == Decision.REFUSED
                        || fix.decision() == Decision.LEFT,
                this::heldBack);
    }

    /** What was well again when it was looked at before the fix. */
    public List<Item> alreadyWell() {
        return items(
                fix -> fix.decision() == Decision.ALREADY_WELL,
                fix -> Item.of(fix.target(), "no " + fix.action() + " was needed" + subjects(fix)));
    }

    private List<Item> items(Predicate<FixRecord> which, Function<FixRecord, Item> form) {
        return outcome.fixes().stream().filter(which).map(form).toList();
    }

    private Item healed(FixRecord fix) {
        List<String> lines = new ArrayList<>();
        lines.addAll(with(fix, fix.reason() + after(fix)));
        for (String subject : fix.subjects()) {
            String name = subject.equals(fix.target()) ? "" : subject + " ";
            outcome.earlier().stream()
                    .flatMap(judgement -> judgement.verdict().findings().stream())
                    .filter(finding ->
                            finding.subject().equals(subject) && fix.causes().contains(finding.rule()))
                    .map(Finding::message)
                    .findFirst()
                    .ifPresent(message -> lines.add(name + "was: " + message));
            outcome.facts().stream()
                    .filter(fact -> fact.subject().equals(subject))
                    .flatMap(fact -> seen(fact).stream())
                    .findFirst()
                    .ifPresent(detail -> lines.add(name + "now: " + detail));
        }
        return new Item(fix.target(), lines);
    }

    private static List<String> seen(Fact fact) {
        return fact instanceof Service service ? List.of(service.detail()) : List.of();
    }

    private Item heldBack(FixRecord fix) {
        String why =
                switch (fix.decision()) {
                    case REFUSED -> "refused: " + fix.reason();
                    case LEFT -> "left for the next cycle: " + fix.reason();
                    default -> fix.reason() + until(fix);
                };
        List<String> lines = new ArrayList<>(List.of(fix.action() + subjects(fix)));
        lines.addAll(with(fix, why));
        return new Item(fix.target(), lines);
    }

    private List<String> with(FixRecord fix, String said) {
        List<String> lines = new ArrayList<>(List.of(said));
        lines.addAll(Effect.of(fix, outcome).told());
        return lines;
    }

    private String until(FixRecord fix) {
        return fix.until() == null
                ? "; held until that changes"
                : "; held until " + Spoken.time(fix.until(), outcome.startedAt(), zone);
    }

    /** What the heading does not say already. */
    private static String label(FixRecord fix) {
        return fix.result() == null || fix.result() == Result.NOT_HEALED
                ? ""
                : Spoken.words(fix.result().name()) + ": ";
    }

    private static String after(FixRecord fix) {
        return fix.took() == null ? "" : " after " + Spoken.duration(fix.took());
    }

    private static String subjects(FixRecord fix) {
        List<String> others = fix.subjects().stream()
                .filter(subject -> !subject.equals(fix.target()))
                .toList();
        return others.isEmpty() ? "" : " for " + String.join(", ", others);
    }
}
