package dev.selfheal.chronicle;

import dev.selfheal.fact.Disk;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Log;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What grows and shrinks over a day. */
final class Trends {
    private static final String UNIT = "bytes";

    private Trends() {}

    static Map<String, Trend> after(
            Map<String, Trend> before, Collection<? extends Fact> facts, int hour, Bounds bounds) {
        Map<String, Trend> after = new TreeMap<>(before);
        int crowd = 0;
        for (Fact fact : facts) {
            if (fact instanceof Disk || fact instanceof Log) {
                if (after.containsKey(fact.subject()) || after.size() < Bounds.TRENDS) {
                    after.put(fact.subject(), with(after.get(fact.subject()), fact, hour));
                } else {
                    crowd++;
                }
            }
        }
        bounds.leave("trends", crowd);
        return after;
    }

    private static Trend with(@Nullable Trend before, Fact fact, int hour) {
        List<@Nullable Long> hours =
                new ArrayList<>(before == null ? Collections.nCopies(Hours.A_DAY, null) : before.hours());
        if (fact instanceof Disk disk) {
            hours.set(hour, disk.freeBytes());
            return new Trend(UNIT, disk.minFreeBytes(), disk.totalBytes(), Collections.unmodifiableList(hours));
        }
        Log log = (Log) fact;
        hours.set(hour, log.sizeBytes());
        return new Trend(UNIT, log.maxSizeBytes(), null, Collections.unmodifiableList(hours));
    }
}
