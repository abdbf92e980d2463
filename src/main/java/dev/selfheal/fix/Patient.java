package dev.selfheal.fix;

import dev.selfheal.sys.Deadline;
import java.util.OptionalLong;

/** A way to look again at what an order is to heal, and to judge it by the same rules that asked for it. */
public interface Patient {
    /** How it is now. */
    Health look(Order order, Deadline deadline) throws InterruptedException;

    /** The process of the order's target at the last look; empty where it has none, or none is known. */
    default OptionalLong process(Order order) {
        return OptionalLong.empty();
    }

    /** What a look can say. */
    enum Health {
        WELL,
        SICK,
        UNKNOWN
    }
}
