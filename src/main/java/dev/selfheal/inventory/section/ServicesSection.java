package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Check;
import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Keys;
import dev.selfheal.inventory.OwnPath;
import dev.selfheal.inventory.RunBy;
import dev.selfheal.inventory.Section;
import dev.selfheal.inventory.ServiceEntry;
import dev.selfheal.inventory.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code services}: what answers, listens or lives. */
public final class ServicesSection implements Section {
    private static final String LOG = "log";

    @Override
    public String key() {
        return "services";
    }

    @Override
    public void read(Value value, Draft draft) {
        for (Value item : value.items("a list, each item beginning with - id:")) {
            item.keys("id", "critical", "http", "tcp", "process", Running.KEY, Starting.KEY, "depends_on", LOG)
                    .ifPresent(keys -> service(keys, draft));
        }
    }

    private static void service(Keys keys, Draft draft) {
        Optional<String> id = keys.need("id", "id: NAME", Value::name);
        String subject = "service:" + id.orElse("");
        if (id.isPresent()) {
            keys.get("id").ifPresent(value -> draft.claim(subject, value));
        }
        boolean critical = keys.flag("critical");
        Optional<Check> check = Checks.read(keys);
        Optional<RunBy> runBy = Running.read(keys, draft);
        Duration startWithin = Starting.read(keys, Starting.USUAL);
        List<String> dependsOn = draft.dependsOn(subject, keys.get("depends_on"));
        Optional<OwnPath> log = keys.get(LOG, ServicesSection::oneFile);
        if (id.isPresent() && check.isPresent()) {
            draft.add(new ServiceEntry(id.get(), critical, check.get(), runBy, startWithin, dependsOn, log));
        }
    }

    @Override
    public String write(Inventory inventory) {
        return ItemText.section(
                key(),
                "Optional unless critical: true. run_by names who restarts it; depends_on what must be up first.",
                inventory.entries(ServiceEntry.class).stream()
                        .map(ServicesSection::item)
                        .toList());
    }

    private static ItemText item(ServiceEntry entry) {
        ItemText item = new ItemText().text("id", entry.id()).flag("critical", entry.critical());
        Checks.write(entry.check(), item);
        entry.runBy().ifPresent(by -> item.raw(Running.KEY, OllamaSection.braces(by)));
        return item.time(Starting.KEY, entry.startWithin(), Starting.USUAL)
                .list("depends_on", entry.dependsOn())
                .text(LOG, entry.log().map(OwnPath::written));
    }

    private static Optional<OwnPath> oneFile(Value value) {
        Optional<OwnPath> path = value.path();
        if (path.isPresent() && path.get().written().contains("*")) {
            value.wrong("means several files; write the path of one");
            return Optional.empty();
        }
        return path;
    }
}
