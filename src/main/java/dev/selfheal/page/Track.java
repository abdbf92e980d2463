package dev.selfheal.page;

import dev.selfheal.chronicle.Condition;
import java.util.Arrays;

/** How a subject was, cell by cell: hours or days, the oldest first. */
record Track(Condition... cells) {
    /** The last of them. */
    Track last(int count) {
        return new Track(Arrays.copyOfRange(cells, cells.length - count, cells.length));
    }

    /** The worst of each so many. */
    Track worstOf(int each) {
        Condition[] worst = new Condition[cells.length / each];
        for (int i = 0; i < worst.length; i++) {
            worst[i] = Condition.NOT_WATCHED;
            for (int j = i * each; j < (i + 1) * each; j++) {
                worst[i] = worst[i].or(cells[j]);
            }
        }
        return new Track(worst);
    }

    int count(Condition condition) {
        int count = 0;
        for (Condition cell : cells) {
            count += cell == condition ? 1 : 0;
        }
        return count;
    }

    int watched() {
        return cells.length - count(Condition.NOT_WATCHED);
    }

    /** How bad it was: to sort by. */
    int weight() {
        return count(Condition.CRITICAL) * 100
                + count(Condition.WARNING) * 10
                + count(Condition.HEALED) * 3
                + count(Condition.UNKNOWN);
    }

    /** The last cell in which anybody looked. */
    Condition latest() {
        for (int i = cells.length - 1; i >= 0; i--) {
            if (cells[i] != Condition.NOT_WATCHED) {
                return cells[i];
            }
        }
        return Condition.NOT_WATCHED;
    }

    /** {@code 98.8 % well, critical 2 h, healed 1 h}. */
    String told(String unit) {
        if (watched() == 0) {
            return "not watched";
        }
        StringBuilder told = new StringBuilder(Counted.percent(count(Condition.WELL), watched())).append(" well");
        for (Condition one : new Condition[] {Condition.CRITICAL, Condition.WARNING, Condition.HEALED, Condition.UNKNOWN}) {
            if (count(one) > 0) {
                told.append(", ").append(count(one)).append(' ').append(unit).append(' ').append(Mark.of(one).word());
            }
        }
        return told.toString();
    }
}
