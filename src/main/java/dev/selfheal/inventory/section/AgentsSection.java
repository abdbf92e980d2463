package dev.selfheal.inventory.section;

import dev.selfheal.inventory.AgentEntry;
import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Keys;
import dev.selfheal.inventory.Platform;
import dev.selfheal.inventory.Section;
import dev.selfheal.inventory.Value;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code agents}: the owner's LaunchAgents. */
public final class AgentsSection implements Section {
    private static final String RE_ENABLE = "re_enable";

    @Override
    public String key() {
        return "agents";
    }

    @Override
    public void read(Value value, Draft draft) {
        draft.afterwards(() -> {
            if (draft.platform() != Platform.MACOS) {
                value.problem("LaunchAgents are jobs of macOS, and this is Linux; write units, or platform: macos");
            }
        });
        for (Value item : value.items("a list, each item beginning with - label:")) {
            item.keys(known()).ifPresent(keys -> job(keys, draft));
        }
    }

    private static String[] known() {
        return Stream.concat(Stream.of(JobKeys.known("label")), Stream.of(RE_ENABLE))
                .toArray(String[]::new);
    }

    private static void job(Keys keys, Draft draft) {
        Optional<String> name = keys.need("label", "label: com.example.web", Running::label);
        String subject = "agent:" + name.orElse("");
        if (name.isPresent()) {
            keys.get("label").ifPresent(value -> draft.claim(subject, value));
        }
        JobKeys job = JobKeys.read(keys, subject, draft);
        boolean reEnable = keys.flag(RE_ENABLE);
        name.ifPresent(there -> draft.add(new AgentEntry(
                there, job.critical(), job.expect(), job.environment(), reEnable, job.startWithin(), job.dependsOn())));
    }

    @Override
    public String write(Inventory inventory) {
        return ItemText.section(
                key(),
                "expect: running (the default), scheduled, loaded, or any.",
                inventory.entries(AgentEntry.class).stream()
                        .map(AgentsSection::item)
                        .toList());
    }

    private static ItemText item(AgentEntry entry) {
        return new JobKeys(
                        entry.critical(), entry.expect(), entry.environment(), entry.startWithin(), entry.dependsOn())
                .write(new ItemText().text("label", entry.label()))
                .flag(RE_ENABLE, entry.reEnable());
    }
}
