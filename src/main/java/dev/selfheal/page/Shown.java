package dev.selfheal.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * The part of a list that a page has room for: so many of its items, and of them no more than so many bytes. However bad a month
 * was, a page stays one that a telephone can show; how many more there are is said.
 */
final class Shown {
    private final int most;
    private final int bytes;
    private int count;
    private int taken;
    private int all;

    Shown(int most, int bytes) {
        this.most = most;
        this.bytes = bytes;
    }

    /** Adds it if there is room. */
    void add(Element list, Supplier<Element> item) {
        all++;
        if (count < most) {
            Element made = item.get();
            int size = made.done().getBytes(StandardCharsets.UTF_8).length;
            if (taken + size <= bytes) {
                taken += size;
                count++;
                list.add(made);
            }
        }
    }

    /** Where the others are to be found; nothing where there are none. */
    List<Element> more(String command) {
        return all == count
                ? List.of()
                : List.of(Element.of("p", "and " + Counted.grouped(all - count) + " more: ")
                        .named("more")
                        .add(Element.of("code", command)));
    }
}
