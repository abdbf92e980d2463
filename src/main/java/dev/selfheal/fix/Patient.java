package dev.selfheal.fix;

import dev.selfheal.sys.Deadline;

/** A way to look again at what an order is to heal, and to judge it by the same rules that asked for it. */
public interface Patient {
    /** How it is now. */
    Health look(Order order, Deadline deadline) throws InterruptedException;

    /** What a look can say. */
    enum Health {
        WELL,
        SICK,
        UNKNOWN
    }
}
