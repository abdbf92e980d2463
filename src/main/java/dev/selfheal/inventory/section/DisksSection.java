package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Amounts;
import dev.selfheal.inventory.DiskEntry;
import dev.selfheal.inventory.DiskEntry.MinFree;
import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Keys;
import dev.selfheal.inventory.OwnPath;
import dev.selfheal.inventory.Section;
import dev.selfheal.inventory.Value;
import java.util.Optional;

/** {@code disks}: file systems that must keep some space free. */
public final class DisksSection implements Section {
    private static final MinFree USUAL = new MinFree.Percent(10);

    @Override
    public String key() {
        return "disks";
    }

    @Override
    public void read(Value value, Draft draft) {
        for (Value item : value.items("a list, each item beginning with - path:")) {
            item.keys(PathKey.KEY, "critical", "min_free").ifPresent(keys -> disk(keys, draft));
        }
    }

    private static void disk(Keys keys, Draft draft) {
        Optional<OwnPath> path = PathKey.read(keys, "disk", draft);
        boolean critical = keys.flag("critical");
        MinFree minFree = keys.get("min_free", DisksSection::minFree).orElse(USUAL);
        path.ifPresent(there -> draft.add(new DiskEntry(there.written(), there.path(), critical, minFree)));
    }

    private static Optional<MinFree> minFree(Value value) {
        return value.text("a share such as 10%, or a size such as 20GB").flatMap(text -> {
            if (!text.endsWith("%")) {
                return value.size().map(MinFree.Bytes::new);
            }
            Optional<Double> percent = percent(text.substring(0, text.length() - 1));
            if (percent.isEmpty()) {
                value.wrong("is not a share; write one from 0.1% to 99%, such as 10%");
            }
            return percent.map(MinFree.Percent::new);
        });
    }

    /** Digits, and at most one digit after a point. */
    private static Optional<Double> percent(String text) {
        int point = text.indexOf('.');
        String digits = point < 0 ? text : text.substring(0, point) + text.substring(point + 1);
        boolean number = !digits.isEmpty()
                && digits.length() <= 3
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (point < 0 || (point > 0 && point == text.length() - 2));
        return number
                ? Optional.of(Double.valueOf(text)).filter(percent -> percent > 0 && percent <= 99)
                : Optional.empty();
    }

    @Override
    public String write(Inventory inventory) {
        return ItemText.section(
                key(),
                "min_free is a share such as 10%, or a size such as 20GB.",
                inventory.entries(DiskEntry.class).stream()
                        .map(entry -> new ItemText()
                                .text(PathKey.KEY, entry.written())
                                .flag("critical", entry.critical())
                                .raw("min_free", text(entry.minFree())))
                        .toList());
    }

    private static String text(MinFree minFree) {
        if (minFree instanceof MinFree.Percent share) {
            boolean whole = share.percent() == Math.rint(share.percent());
            return (whole ? Long.toString((long) share.percent()) : Double.toString(share.percent())) + "%";
        }
        return Amounts.size(((MinFree.Bytes) minFree).bytes());
    }
}
