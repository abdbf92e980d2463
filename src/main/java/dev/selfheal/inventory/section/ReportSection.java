package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Section;
import dev.selfheal.inventory.Value;

/** {@code report}: whether the report page is made anew after each cycle. */
public final class ReportSection implements Section {
    @Override
    public String key() {
        return "report";
    }

    @Override
    public void read(Value value, Draft draft) {
        value.flag().ifPresent(wanted -> draft.leavings(left -> left.withReport(wanted)));
    }

    @Override
    public String write(Inventory inventory) {
        return inventory.settings().leavings().report() ? "" : key() + ": false\n";
    }
}
