package dev.selfheal.fix;

import dev.selfheal.sys.Deadline;

/** Is shown each order right before it is carried out, to keep what the act may wipe out. It changes nothing. */
public interface Witness {
    /** Sees nothing. */
    Witness NONE = (order, deadline) -> {};

    /** Called for orders only that nothing stands against; what it throws stops no order. */
    void before(Order order, Deadline deadline) throws InterruptedException;
}
