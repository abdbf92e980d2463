package dev.selfheal.fault;

import java.nio.file.Path;

/** A named way to break things, and what is asserted when it happens. */
record Fault(String name, Trial trial) {
    /** Lets it happen to a machine in this new folder. */
    interface Trial {
        Row in(Path folder) throws Exception;
    }
}
