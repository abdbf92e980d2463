package dev.selfheal.page;

import dev.selfheal.chronicle.Condition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How a subject was, cell by cell: hours or days, the oldest first. */
final class Track {
    private final List<Condition> cells;
    private final Map<Condition, Integer> counts = new EnumMap<>(Condition.class);

    Track(List<Condition> cells) {
        this.cells = List.copyOf(cells);
        this.cells.forEach(cell -> counts.merge(cell, 1, Integer::sum));
    }

    List<Condition> cells() {
        return cells;
    }

    /** The last of them. */
    Track last(int count) {
        return new Track(cells.subList(cells.size() - count, cells.size()));
    }

    /** The worst of each so many. */
    Track worstOf(int each) {
        List<Condition> worst = new ArrayList<>();
        for (int i = 0; i < cells.size(); i += each) {
            Condition so = Condition.NOT_WATCHED;
            for (Condition cell : cells.subList(i, i + each)) {
                so = so.or(cell);
            }
            worst.add(so);
        }
        return new Track(worst);
    }

    int count(Condition condition) {
        return counts.getOrDefault(condition, 0);
    }

    int watched() {
        return cells.size() - count(Condition.NOT_WATCHED);
    }

    /** How bad it was: to sort by. */
    int weight() {
        return count(Condition.CRITICAL) * 100
                + count(Condition.WARNING) * 10
                + count(Condition.HEALED) * 3
                + count(Condition.UNKNOWN);
    }

    /** {@code 98.8 % well, critical 2 h, healed 1 h}. */
    String told(String unit) {
        if (watched() == 0) {
            return "not watched";
        }
        StringBuilder told = new StringBuilder(Counted.percent(count(Condition.WELL), watched())).append(" well");
        for (Condition one :
                new Condition[] {Condition.CRITICAL, Condition.WARNING, Condition.HEALED, Condition.UNKNOWN}) {
            if (count(one) > 0) {
                told.append(", ")
                        .append(count(one))
                        .append(' ')
                        .append(unit)
                        .append(' ')
                        .append(Mark.of(one).word());
            }
        }
        return told.toString();
    }
}
