package dev.selfheal.fault;

import dev.selfheal.fault.Ordeal.Then;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The ledger torn, damaged anywhere, gone, or not to be read or written. */
final class JournalFaults {
    private static final int FLIPS = 30;
    private static final String TORN = "journal torn at every fifth byte of its last entries";

    private JournalFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault(TORN, JournalFaults::torn),
                new Fault("a byte of the journal flipped", JournalFaults::flipped),
                new Fault(
                        "journal holds garbage", folder -> replaced("journal holds garbage", folder, "garbage\n\0\0")),
                new Fault("journal empty", JournalFaults::emptied),
                new Fault("journal deleted", JournalFaults::deleted),
                new Fault("a folder where the journal should be", JournalFaults::unreadable),
                new Fault("journal read-only", JournalFaults::readOnly));
    }

    /** Its end was being written when its writer ended: nothing that was completed is missing, so it goes on healing. */
    private static Row torn(Path folder) throws Exception {
        Victim victim = Victim.quick(folder, "").lived();
        // The last cycle tries something and is over, so that the end of an attempt is among the last entries.
        victim.sicken();
        Cycle.of(victim);
        Path journal = victim.state().resolve("journal");
        byte[] whole = Files.readAllBytes(journal);
        int from = start(whole, 2);
        Template template = Template.of(victim);
        List<Row> rows = new ArrayList<>();
        // What is read of it is tried at every byte where the journal is tested; here it is what a cycle makes of that.
        for (int cut = from; cut < whole.length; cut += 5) {
            template.restore();
            byte[] part = Arrays.copyOf(whole, cut);
            rows.add(new Ordeal("journal torn at byte " + cut, victim)
                    .strike(() -> Files.write(journal, part))
                    .cycle(Then.HEALS, "journal: \\d+ damaged bytes were kept aside|was cut off before its end|\"id\"")
                    .next(Then.HEALS)
                    .row());
        }
        return Row.sum(TORN, rows);
    }

    /** Where the last so many lines begin. */
    private static int start(byte[] text, int lines) {
        int at = text.length - 1;
        for (int line = 0; line < lines; line++) {
            do {
                at--;
            } while (text[at] != '\n');
        }
        return at + 1;
    }

    /** An entry that was completed is missing: it may have been an attempt, so nothing is fixed. */
    private static Row flipped(Path folder) throws Exception {
        Victim victim = Victim.quick(folder, "").lived();
        Path journal = victim.state().resolve("journal");
        byte[] whole = Files.readAllBytes(journal);
        int last = start(whole, 1);
        Template template = Template.of(victim);
        Random random = Seeds.random("a byte of the journal flipped");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < FLIPS; i++) {
            template.restore();
            byte[] flipped = whole.clone();
            flipped[random.nextInt(last)] ^= (byte) (1 << random.nextInt(8));
            rows.add(new Ordeal("a byte of the journal flipped", victim)
                    .strike(() -> Files.write(journal, flipped))
                    .cycle(Then.HOLDS, "journal: \\d+ damaged bytes were kept aside")
                    .next(Then.HOLDS)
                    .row());
        }
        return Row.sum("a byte of the journal flipped", rows);
    }

    private static Row replaced(String fault, Path folder, String text) throws Exception {
        Victim victim = Victim.quick(folder, "").lived();
        return new Ordeal(fault, victim)
                .strike(() -> Files.writeString(victim.state().resolve("journal"), text))
                .cycle(Then.HOLDS, "journal: \\d+ damaged bytes were kept aside")
                .next(Then.HOLDS)
                .row();
    }

    private static Row emptied(Path folder) throws Exception {
        Victim victim = Victim.quick(folder, "").lived();
        return new Ordeal("journal empty", victim)
                .strike(() -> Files.write(victim.state().resolve("journal"), new byte[0]))
                .cycle(Then.HOLDS, "journal: earlier attempts and incidents are lost")
                .next(Then.HOLDS)
                .row();
    }

    private static Row deleted(Path folder) throws Exception {
        Victim victim = Victim.quick(folder, "").lived();
        return new Ordeal("journal deleted", victim)
                .strike(() -> Files.delete(victim.state().resolve("journal")))
                .cycle(Then.HOLDS, "journal: earlier attempts and incidents are lost")
                .next(Then.HOLDS)
                .row();
    }

    private static Row unreadable(Path folder) throws Exception {
        Victim victim = Victim.quick(folder, "").lived();
        Path journal = victim.state().resolve("journal");
        Path aside = victim.box.folder.resolve("aside");
        return new Ordeal("a folder where the journal should be", victim)
                .hide(() -> {
                    Files.move(journal, aside);
                    Files.createDirectory(journal);
                })
                .cycle(Then.HOLDS, "journal: cannot be read")
                .mended(() -> {
                    Files.delete(journal);
                    Files.move(aside, journal);
                })
                .next(Then.HEALS)
                .row();
    }

    private static Row readOnly(Path folder) throws Exception {
        Victim victim = new Victim(folder, "").lived();
        try (Mount mount = Mount.readOnly(victim.state().resolve("journal"))) {
            Ordeal ordeal = new Ordeal("journal read-only", victim).cycle(Then.HOLDS, "journal: cannot be written");
            mount.unmount();
            return ordeal.next(Then.HEALS).row();
        }
    }
}
