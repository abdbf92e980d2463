package dev.selfheal.replay;

import dev.selfheal.outcome.Page;
import dev.selfheal.outcome.Page.Item;
import dev.selfheal.outcome.Paint;
import dev.selfheal.outcome.Spoken;
import dev.selfheal.replay.Backtest.Result;
import dev.selfheal.replay.Group.Example;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A backtest for people, what matters most first.
 *
 * @param zone the reader's; times are shown in it
 * @param width columns of the terminal
 * @param colour whether to use ANSI colours
 */
public record BacktestText(ZoneId zone, int width, boolean colour) {
    /** Ends with a line feed. */
    public String print(Result result, String before, String after) {
        Page page = new Page(width, colour);
        String cycles = counted(result.cycles(), "cycle");
        page.title(
                result.different() == 0 ? Paint.GREEN : Paint.YELLOW,
                result.different() == 0 ? "NOTHING" : result.different() + " of " + cycles,
                result.different() == 0
                        ? " would be decided differently in " + cycles
                        : " would be decided differently");
        page.section(
                Paint.FAINT,
                "Compared",
                List.of(
                        Item.of("in force", before),
                        Item.of(
                                "tried",
                                after
                                        + (result.rulesBefore().equals(result.rulesAfter())
                                                ? " (the very same rules)"
                                                : "")),
                        Item.of(
                                "cycles",
                                Spoken.day(result.from(), zone) + " to " + Spoken.day(result.to(), zone)
                                        + (result.bad() == 0
                                                ? ""
                                                : "; " + result.bad() + " could not be read or judged"))));
        for (Shift.Kind kind : Shift.Kind.values()) {
            List<Item> items = result.groups().stream()
                    .filter(group -> group.shift().kind() == kind)
                    .map(this::item)
                    .toList();
            page.shortSection(paint(kind), kind.heading(), items);
        }
        if (result.different() > 0) {
            page.paragraph(
                    Paint.FAINT,
                    "Both judged what was recorded. Had another fix run, or one not run, the cycles after it would have"
                            + " been different.");
        }
        return page.toString();
    }

    private static Paint paint(Shift.Kind kind) {
        return switch (kind) {
            case ACTS, NO_LONGER_ACTS -> Paint.RED;
            case REWORDED -> Paint.FAINT;
            default -> Paint.YELLOW;
        };
    }

    private Item item(Group group) {
        List<String> lines = new ArrayList<>();
        lines.add(what(group));
        lines.add(counted(group.cycles(), "cycle") + ", " + when(group));
        Example first = group.first();
        String was = first.before().isEmpty() ? "" : first.before();
        String is = first.after().isEmpty() ? "" : first.after();
        if (!was.isEmpty() && !is.isEmpty() && !was.equals(is)) {
            lines.add("was: " + was);
            lines.add("now: " + is);
        } else if (!was.isEmpty() || !is.isEmpty()) {
            lines.add((is.isEmpty() ? was : is));
        }
        return new Item(group.shift().topic().subject(), lines);
    }

    private static String what(Group group) {
        String rule = " (" + group.rule() + ")";
        String detail = group.shift().topic().detail();
        return switch (group.shift().topic().sort()) {
            case FIX -> detail + rule + fix(group);
            case FINDING ->
                group.was().isEmpty() || group.is().isEmpty()
                        ? low(group.was() + group.is()) + rule
                        : group.was().equals(group.is())
                                ? low(group.is()) + rule
                                : low(group.was()) + " becomes " + low(group.is()) + rule;
            case ALERT, DIAGNOSIS -> low(detail) + rule;
        };
    }

    private static String fix(Group group) {
        return switch (group.shift().kind()) {
            case ACTS -> group.was().isEmpty() ? ", not asked for now" : ", held back now";
            case NO_LONGER_ACTS -> group.is().isEmpty() ? ", not asked for any more" : ", held back instead";
            default -> "";
        };
    }

    private String when(Group group) {
        String first = Spoken.day(group.first().at(), zone);
        return group.cycles() == 1
                ? first + ", " + group.first().place()
                : "first " + first + ", last " + Spoken.day(group.last().at(), zone) + "; "
                        + group.first().place();
    }

    private static String counted(int count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }

    private static String low(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }
}
