package dev.selfheal.install.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.inventory.AgentEntry;
import dev.selfheal.inventory.Entry;
import dev.selfheal.inventory.InventoryReader;
import dev.selfheal.inventory.Platform;
import dev.selfheal.inventory.Reading;
import dev.selfheal.inventory.Settings;
import dev.selfheal.inventory.UnitEntry;
import dev.selfheal.supervisor.Job;
import dev.selfheal.supervisor.JobOutline;
import dev.selfheal.supervisor.Sight;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Http;
import dev.selfheal.sys.Json;
import dev.selfheal.sys.Reply;
import dev.selfheal.sys.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is found, the file that is written of it loads, and means what was meant. */
class RandomMachinesTest {
    private static final int MACHINES = 150;
    private static final List<String> ODD = List.of(
            "\n",
            "\r\n",
            "\t",
            "\0",
            "\"",
            "'",
            "\\",
            ": ",
            " #",
            "# ",
            "- ",
            "? ",
            "{",
            "}",
            "[",
            "]",
            "&a",
            "*b",
            "!c",
            "%",
            "@",
            "`",
            "|",
            ">",
            ",",
            "~",
            "$HOME",
            "\u0085",
            "\u00a0",
            "\u2028",
            "\u202e",
            "\ufeff",
            "\ufffe",
            "\ud83e\udd8a",
            "\ud83e",
            "日本",
            "é",
            "null",
            "true",
            "0x1F",
            "1e3",
            "---",
            "...",
            "=",
            "<<",
            "\u001b[31m",
            "/",
            "..",
            "%h",
            "com.apple.");

    @TempDir
    Path home;

    /** A machine on which anything may be called anything. */
    private final class Machine implements OnlyLooks, Listeners, Http {
        private final Random random;
        private final String kind;
        private final Map<String, Sight> jobs = new HashMap<>();

        Machine(long seed) {
            // Neighbouring seeds begin alike.
            random = new Random(seed * 0x9E3779B97F4A7C15L);
            kind = random.nextBoolean() ? "agent" : "unit";
            int many = random.nextInt(8);
            for (int i = 0; i < many; i++) {
                String name = odd(6) + (kind.equals("unit") ? ".service" : "");
                jobs.put(name, sight(name));
            }
        }

        private String odd(int parts) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(parts) + 1; i > 0; i--) {
                text.append(random.nextInt(4) == 0 ? ODD.get(random.nextInt(ODD.size())) : word());
            }
            return text.toString();
        }

        private String word() {
            return List.of("web", "a.b", "ollama", "cloudflared", "x-1", "Z_2").get(random.nextInt(6));
        }

        private <T> T one(T[] all) {
            return all[random.nextInt(all.length)];
        }

        private Sight sight(String name) {
            if (random.nextInt(6) == 0) {
                return new Sight.CannotTell(one(Sight.Trouble.values()), odd(3));
            }
            return new Sight.Seen(new Job(
                    name,
                    one(Job.State.values()),
                    one(Job.Enabled.values()),
                    Optional.empty(),
                    random.nextBoolean() ? OptionalLong.of(random.nextInt(5) + 2) : OptionalLong.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    Map.of(),
                    true,
                    OptionalInt.empty()));
        }

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public Sight look(String name, Deadline deadline) {
            return jobs.getOrDefault(name, sight(name));
        }

        @Override
        public List<String> jobs(Deadline deadline) {
            return List.copyOf(new TreeSet<>(jobs.keySet()));
        }

        @Override
        public Optional<JobOutline> outline(String name, Deadline deadline) {
            if (random.nextInt(6) == 0) {
                return Optional.empty();
            }
            return Optional.of(new JobOutline(
                    random.nextBoolean() ? Optional.of(odd(3)) : Optional.empty(),
                    random.nextBoolean() ? Optional.of(odd(3)) : Optional.empty(),
                    one(JobOutline.Start.values()),
                    random.nextBoolean() ? odd(2) : odd(2) + ".timer",
                    List.of(odd(2), "PLAIN_" + random.nextInt(9), odd(1)),
                    IntStream.range(0, random.nextInt(3)).mapToObj(i -> log()).toList(),
                    random.nextBoolean() ? Optional.of(Integer.toString(random.nextInt(5) + 2)) : Optional.empty(),
                    Set.of(40_000)));
        }

        private Path log() {
            try {
                Path folder = Files.createDirectories(home.resolve("logs"));
                Path file = folder.resolve(odd(3).replace("/", "").replace("\0", "") + ".log");
                return Files.notExists(file) ? Files.createFile(file) : file;
            } catch (IOException | IllegalArgumentException impossible) {
                return home.resolve("none.log");
            }
        }

        @Override
        public Map<String, List<Listener>> of(Set<String> groups, Deadline deadline) {
            Map<String, List<Listener>> found = new HashMap<>();
            for (String group : groups) {
                List<Listener> own = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    String host = List.of("*", "127.0.0.1", "::1", "192.168.7.2", "fe80::1", "127.9.9.9")
                            .get(random.nextInt(6));
                    own.add(new Listener(host, random.nextInt(65_535) + 1, odd(2)));
                }
                found.put(group, own);
            }
            return found;
        }

        @Override
        public int firstByChance() {
            return random.nextInt(65_536);
        }

        @Override
        public Reply send(Request request) {
            assertEquals("GET", request.method());
            assertTrue(request.json() == null);
            String path = request.url().getPath();
            int dice = random.nextInt(8);
            if (dice == 0) {
                return new Reply.Refused("no");
            }
            if (dice == 1) {
                return new Reply.Broken(odd(3));
            }
            String body = path.equals("/api/version")
                    ? "{\"version\": \"1\"}"
                    : path.equals("/api/tags") ? models() : "Ollama is running";
            int status = random.nextInt(3) == 0 ? random.nextInt(700) : 200;
            return new Reply.Answered(status, odd(1), body, false, Duration.ZERO);
        }

        private String models() {
            var models = Json.MAPPER.createArrayNode();
            for (int i = random.nextInt(6); i > 0; i--) {
                models.addObject().put("name", odd(2)).put("size", 1_000_000_000);
            }
            models.addObject().put("name", "Qwen2.5:7B");
            models.addObject().put("name", "library/qwen2.5:7b");
            models.addObject().put("name", "big-cloud");
            return Json.MAPPER.createObjectNode().set("models", models).toString();
        }

        @Override
        public Reply stream(Request request, Predicate<String> line) {
            throw new AssertionError("nothing is streamed");
        }
    }

    @Test
    void the_file_loads_and_means_what_was_meant() throws Exception {
        long first = System.nanoTime();
        System.out.println("First inventories of random machines, seeds from " + first);
        home = home.toRealPath();
        int jobs = 0;
        Set<Class<?>> kinds = new java.util.HashSet<>();
        for (long seed = first; seed < first + MACHINES; seed++) {
            Machine machine = new Machine(seed);
            Found found = new Survey(
                            new Survey.Place(home, Settings.OLLAMA, List.of(), List.of()), machine, machine, machine)
                    .look(Deadline.in(Duration.ofSeconds(60), Clock.SYSTEM));
            String text = InventoryWriter.text(found);
            Path file = Files.writeString(home.resolve("selfheal.yaml"), text);

            Reading reading = new InventoryReader(
                            home,
                            machine.kind.equals("agent") ? Platform.MACOS : Platform.LINUX,
                            any -> Optional.empty())
                    .read(file);

            String what = "seed " + seed + "\n" + text;
            assertEquals(List.of(), reading.problems(), what);
            assertEquals(
                    sorted(found.inventory().entries()),
                    sorted(reading.inventory().orElseThrow().entries()),
                    what);
            found.inventory().entries().forEach(entry -> kinds.add(entry.getClass()));
            jobs += found.inventory().entries(AgentEntry.class).size()
                    + found.inventory().entries(UnitEntry.class).size();
        }
        assertTrue(jobs > MACHINES && kinds.size() == 6, jobs + " jobs, " + kinds);
    }

    private static List<Entry> sorted(List<Entry> entries) {
        return entries.stream().sorted(Comparator.comparing(Entry::subject)).toList();
    }
}
