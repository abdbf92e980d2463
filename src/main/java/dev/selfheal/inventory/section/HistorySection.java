package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Amounts;
import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Keep;
import dev.selfheal.inventory.Section;
import dev.selfheal.inventory.Value;
import java.util.Optional;

/** {@code history}: how much of the past is kept. */
public final class HistorySection implements Section {
    /** What asks about the past looks back two days. */
    private static final long FEWEST = 2;

    private static final long MOST = 3650;

    /** A day of cycles of a large inventory. */
    private static final long SMALLEST = 10_000_000;

    @Override
    public String key() {
        return "history";
    }

    @Override
    public void read(Value value, Draft draft) {
        value.keys("days", "max_size", "summary_days").ifPresent(keys -> {
            Keep usual = Keep.DEFAULT;
            Optional<Long> days = keys.get("days", most -> most.whole(FEWEST, MOST));
            Optional<Long> bytes = keys.get("max_size", HistorySection::size);
            Optional<Long> summaries = keys.get("summary_days", most -> most.whole(FEWEST, MOST));
            Keep keep = new Keep(
                    days.map(Long::intValue).orElse(usual.days()),
                    bytes.orElse(usual.bytes()),
                    summaries.map(Long::intValue).orElse(usual.summaryDays()));
            draft.leavings(left -> left.withKeep(keep));
        });
    }

    private static Optional<Long> size(Value value) {
        Optional<Long> size = value.size();
        if (size.isPresent() && size.get() < SMALLEST) {
            value.wrong("is less than some days take; write " + Amounts.size(SMALLEST) + " or more");
            return Optional.empty();
        }
        return size;
    }

    @Override
    public String write(Inventory inventory) {
        Keep keep = inventory.settings().leavings().keep();
        return keep.equals(Keep.DEFAULT)
                ? ""
                : key() + ": {days: " + keep.days() + ", max_size: " + Amounts.size(keep.bytes()) + ", summary_days: "
                        + keep.summaryDays() + "}\n";
    }
}
