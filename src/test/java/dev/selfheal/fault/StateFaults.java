package dev.selfheal.fault;

import dev.selfheal.fault.Ordeal.Then;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Files of the state that say nonsense, are cut, are something else, or cannot be written. */
final class StateFaults {
    private StateFaults() {}

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        faults.add(new Fault("state folder read-only", StateFaults::readOnly));
        faults.add(new Fault("a file where the state folder should be", StateFaults::noFolder));
        faults.add(hidden("a folder where the lock should be", "lock", Then.HOLDS, "cannot be locked"));
        faults.add(hidden("a folder where the latest outcome should be", "outcome.json", Then.HEALS, "outcome"));
        faults.add(hidden("a folder where the notes should be", "notes.json", Then.HEALS, "notes.json"));
        faults.add(hidden("a folder where the day's history should be", "", Then.HEALS, "history"));
        faults.add(new Fault("a file where the history should be", StateFaults::noHistory));
        for (String text : List.of("", "garbage", "[]", "{}", "null", "\0\0\0\0", "{\"id\":")) {
            String shown = text.isEmpty() ? "nothing" : text.replace('\0', '0');
            faults.add(says("latest outcome holds " + shown, "outcome.json", text, "outcome"));
            faults.add(says("notes hold " + shown, "notes.json", text, "notes.json: cannot be read"));
        }
        faults.add(says("notes nested too deep", "notes.json", "[".repeat(100_000), "notes.json: cannot be read"));
        faults.add(new Fault("latest outcome cut short", folder -> cut(folder, "outcome.json", "outcome")));
        faults.add(new Fault("notes cut short", folder -> cut(folder, "notes.json", "notes.json: cannot be read")));
        faults.add(new Fault("history ends in garbage", StateFaults::historyGarbage));
        faults.add(new Fault("history cut short", StateFaults::historyCut));
        faults.add(new Fault("bytes of the history flipped", StateFaults::historyFlipped));
        return faults;
    }

    private static Row readOnly(Path folder) throws Exception {
        Victim victim = new Victim(folder, "").lived();
        try (Mount mount = Mount.readOnly(victim.state())) {
            Ordeal ordeal = new Ordeal("state folder read-only", victim)
                    .cycle(Then.HOLDS, "cannot be locked|cannot be written|could not be written");
            mount.unmount();
            return ordeal.next(Then.HEALS).row();
        }
    }

    private static Row noFolder(Path folder) throws Exception {
        Victim victim = new Victim(folder, "").lived();
        Path aside = victim.state().resolveSibling("aside");
        return new Ordeal("a file where the state folder should be", victim)
                .hide(() -> {
                    Files.move(victim.state(), aside);
                    Files.createFile(victim.state());
                })
                .cycle(Then.HOLDS, "cannot be locked")
                .mended(() -> {
                    Files.delete(victim.state());
                    Files.move(aside, victim.state());
                })
                .next(Then.HEALS)
                .row();
    }

    /** @param name of the file; empty for the day's history */
    private static Fault hidden(String fault, String name, Then then, String words) {
        return new Fault(fault, folder -> {
            Victim victim = new Victim(folder, "").lived();
            Path file = name.isEmpty() ? victim.today() : victim.state().resolve(name);
            Path aside = victim.box.folder.resolve("aside");
            return new Ordeal(fault, victim)
                    .hide(() -> {
                        Files.move(file, aside);
                        // Not an empty one: that could be replaced.
                        Files.createDirectories(file.resolve("something"));
                    })
                    .cycle(then, words)
                    .mended(() -> {
                        Files.delete(file.resolve("something"));
                        Files.delete(file);
                        Files.move(aside, file);
                    })
                    .next(Then.HEALS)
                    .row();
        });
    }

    private static Row noHistory(Path folder) throws Exception {
        Victim victim = new Victim(folder, "").lived();
        Path history = victim.state().resolve("history");
        Path aside = victim.box.folder.resolve("aside");
        return new Ordeal("a file where the history should be", victim)
                .hide(() -> {
                    Files.move(history, aside);
                    Files.createFile(history);
                })
                .cycle(Then.HEALS, "history")
                .mended(() -> {
                    Files.delete(history);
                    Files.move(aside, history);
                })
                .next(Then.HEALS)
                .row();
    }

    private static Fault says(String fault, String name, String text, String words) {
        return new Fault(fault, folder -> {
            Victim victim = new Victim(folder, "").lived();
            return new Ordeal(fault, victim)
                    .strike(() -> Files.writeString(victim.state().resolve(name), text))
                    .cycle(Then.HEALS, words)
                    .next(Then.HEALS)
                    .row();
        });
    }

    private static Row cut(Path folder, String name, String words) throws Exception {
        Victim victim = Victim.quick(folder, "").lived();
        byte[] whole = Files.readAllBytes(victim.state().resolve(name));
        Template template = Template.of(victim);
        Random random = Seeds.random(name + " cut short");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            template.restore();
            // The last byte is the end of the line: without it nothing is wrong.
            byte[] part = Arrays.copyOf(whole, random.nextInt(whole.length - 2));
            rows.add(new Ordeal(name + " cut to " + part.length, victim)
                    .strike(() -> Files.write(victim.state().resolve(name), part))
                    .cycle(Then.HEALS, words)
                    .next(Then.HEALS)
                    .row());
        }
        return Row.sum((name.equals("notes.json") ? "notes" : "latest outcome") + " cut short", rows);
    }

    private static Row historyGarbage(Path folder) throws Exception {
        Victim victim = Victim.quick(folder, "").lived();
        Template template = Template.of(victim);
        List<Row> rows = new ArrayList<>();
        for (String garbage : List.of("garbage", "garbage\n", "\0".repeat(5000), "{}\n", "\n")) {
            template.restore();
            rows.add(new Ordeal("history ends in garbage", victim)
                    .strike(() -> Files.writeString(victim.today(), Files.readString(victim.today()) + garbage))
                    .cycle(Then.HEALS, "history")
                    .next(Then.HEALS)
                    .row());
        }
        return Row.sum("history ends in garbage", rows);
    }

    private static Row historyCut(Path folder) throws Exception {
        Victim victim = Victim.quick(folder, "").lived();
        Template template = Template.of(victim);
        byte[] whole = Files.readAllBytes(victim.today());
        Random random = Seeds.random("history cut short");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            template.restore();
            byte[] part = Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 2));
            rows.add(new Ordeal("history cut to " + part.length, victim)
                    .strike(() -> Files.write(victim.today(), part))
                    .cycle(Then.HEALS, "history")
                    .next(Then.HEALS)
                    .row());
        }
        return Row.sum("history cut short", rows);
    }

    /** Lines are found by their ends, so that a damaged one costs itself and, where its end is gone, the next. */
    private static Row historyFlipped(Path folder) throws Exception {
        Victim victim = Victim.quick(folder, "").lived();
        Template template = Template.of(victim);
        byte[] whole = Files.readAllBytes(victim.today());
        int last = new String(whole, 0, whole.length - 1, StandardCharsets.ISO_8859_1).lastIndexOf('\n') + 1;
        Random random = Seeds.random("bytes of the history flipped");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            template.restore();
            byte[] flipped = whole.clone();
            // A brace makes sure that the last line cannot be read: a flipped letter may leave it readable.
            flipped[last] ^= 1;
            // Never the brace, which would be whole again.
            int other = random.nextInt(whole.length - 1);
            flipped[other < last ? other : other + 1] ^= (byte) (1 << random.nextInt(8));
            rows.add(new Ordeal("bytes of the history flipped", victim)
                    .strike(() -> Files.write(victim.today(), flipped))
                    .cycle(Then.HEALS, "history")
                    .next(Then.HEALS)
                    .row());
        }
        return Row.sum("bytes of the history flipped", rows);
    }
}
