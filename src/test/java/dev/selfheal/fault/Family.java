package dev.selfheal.fault;

import java.util.List;
import java.util.function.Supplier;

/** The faults by what is broken. */
enum Family {
    STATE(3, StateFaults::all),
    JOURNAL(2, JournalFaults::all),
    DISK(2, DiskFaults::all),
    INVENTORY(3, InventoryFaults::all),
    RULES(2, RuleFaults::all),
    TOOLS(8, ToolFaults::all),
    OLLAMA(12, OllamaFaults::all),
    CLOCK(2, ClockFaults::all),
    PROCESS(1, ProcessFaults::all),
    KILLS(1, KillFaults::all);

    private final int threads;
    private final Supplier<List<Fault>> faults;

    /** @param threads how many trials run side by side: more than there are processors where they only wait */
    Family(int threads, Supplier<List<Fault>> faults) {
        this.threads = threads;
        this.faults = faults;
    }

    int threads() {
        return threads;
    }

    List<Fault> faults() {
        return faults.get();
    }
}
