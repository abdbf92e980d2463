package dev.selfheal.inventory.section;

import dev.selfheal.inventory.CommandEntry;
import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Keys;
import dev.selfheal.inventory.Section;
import dev.selfheal.inventory.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code commands}: the owner's own checks and repairs. */
public final class CommandsSection implements Section {
    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final Duration MIN = Duration.ofMillis(1);
    private static final Duration MAX = Duration.ofSeconds(60);

    @Override
    public String key() {
        return "commands";
    }

    @Override
    public void read(Value value, Draft draft) {
        for (Value item : value.items("a list, each item beginning with - id:")) {
            item.keys("id", "critical", "run", "fix", "within").ifPresent(keys -> command(item, keys, draft));
        }
    }

    private static void command(Value item, Keys keys, Draft draft) {
        Optional<String> id = keys.need("id", "id: NAME", Value::name);
        if (id.isPresent()) {
            keys.get("id").ifPresent(value -> draft.claim("command:" + id.get(), value));
        }
        if (keys.get("run").isEmpty() && keys.get("fix").isEmpty()) {
            item.problem("says neither run nor fix; write at least one, such as run: [/usr/bin/true]");
        }
        boolean critical = keys.flag("critical");
        List<String> run = keys.get("run", Value::command).orElse(List.of());
        List<String> fix = keys.get("fix", Value::command).orElse(List.of());
        Duration within = keys.get("within", value -> value.duration(MIN, MAX)).orElse(USUAL);
        boolean whole = keys.get("fix").isEmpty() == fix.isEmpty();
        id.filter(there -> whole).ifPresent(there -> draft.add(new CommandEntry(there, critical, run, fix, within)));
    }

    @Override
    public String write(Inventory inventory) {
        return ItemText.section(
                key(),
                "run is a check (a Nagios plugin, or one that prints facts); fix is a repair that run_by can name.",
                inventory.entries(CommandEntry.class).stream()
                        .map(entry -> new ItemText()
                                .text("id", entry.id())
                                .flag("critical", entry.critical())
                                .list("run", entry.run())
                                .list("fix", entry.fix())
                                .time("within", entry.within(), USUAL))
                        .toList());
    }
}
