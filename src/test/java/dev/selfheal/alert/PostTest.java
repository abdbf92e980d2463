package dev.selfheal.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.sys.Clock;
import dev.selfheal.testing.Await;
import dev.selfheal.testing.FakeClock;
import dev.selfheal.testing.SmallDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PostTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    /** Takes alerts while it is up, and notes what it took and how often it was tried. */
    private static final class Toy implements Sink {
        final String name;
        final List<String> took = Collections.synchronizedList(new ArrayList<>());
        volatile boolean up = true;
        volatile int tries;
        volatile CountDownLatch hangs = new CountDownLatch(0);
        volatile boolean tookBeforeItHung;

        Toy(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String identity() {
            return "toy " + name;
        }

        @Override
        public Optional<String> deliver(AlertLine line, Duration within) {
            tries++;
            if (tookBeforeItHung) {
                took.add(line.message());
            }
            try {
                hangs.await();
            } catch (InterruptedException stop) {
                return Optional.of("interrupted");
            }
            if (up && !tookBeforeItHung) {
                took.add(line.message());
            }
            return up ? Optional.empty() : Optional.of("nobody there");
        }
    }

    private final Toy toy = new Toy("toy");
    private Clock clock = Clock.SYSTEM;

    private Path spool() {
        return folder.resolve("state/spool");
    }

    private Post post(Sink... sinks) {
        return new Post(List.of(sinks), Optional.of(new Spool(spool())), clock);
    }

    /** One cycle with these messages as alerts, each of an incident of its own. */
    private Post cycle(String... messages) throws InterruptedException {
        Post post = post(toy);
        for (String message : messages) {
            assertTrue(post.take(Lines.opened("i-" + message, message)));
        }
        post.deliver(AMPLE);
        return post;
    }

    private List<Path> files() throws IOException {
        if (!Files.exists(spool())) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(spool())) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void what_arrives_is_told_and_nothing_is_left() throws Exception {
        Post post = post(toy);
        AlertLine line = Lines.opened("i1", "one");
        post.take(line);

        assertEquals(List.of(new Posted(line, "toy", Optional.empty())), post.deliver(AMPLE));
        assertEquals(List.of(), post.problems());
        assertEquals(List.of(), files());
    }

    @Test
    void what_a_sink_did_not_take_is_delivered_later_in_order_before_anything_newer() throws Exception {
        toy.up = false;
        Post first = post(toy);
        first.take(Lines.opened("i-one", "one"));
        first.take(Lines.opened("i-two", "two"));
        List<Posted> posted = first.deliver(AMPLE);
        assertEquals(
                List.of("nobody there; it is kept and delivered later", "nobody there; it is kept and delivered later"),
                posted.stream().map(one -> one.error().orElse("")).toList());
        assertEquals(List.of("toy: nobody there; alerts that wait for it: 2"), first.problems());
        assertEquals(
                List.of("one"),
                post(toy).deliver(AMPLE).stream()
                        .map(one -> one.line().message())
                        .toList(),
                "what was tried again");
        cycle("three");
        toy.up = true;
        Post last = post(toy);
        last.take(Lines.opened("i-four", "four"));

        List<Posted> late = last.deliver(AMPLE);

        assertEquals(List.of("one", "two", "three", "four"), toy.took);
        assertEquals(
                List.of("one", "two", "three", "four"),
                late.stream().map(one -> one.line().message()).toList());
        assertTrue(late.stream().allMatch(Posted::arrived));
        assertEquals(List.of(), last.problems());
        assertEquals(List.of(), files());
    }

    @Test
    void an_alert_that_was_kept_is_the_same_when_it_is_delivered() throws Exception {
        AlertLine line = Lines.resolved("i1", "well \"again\"\nand \u00e9 ***");
        toy.up = false;
        Post first = post(toy);
        first.take(line);
        first.deliver(AMPLE);
        toy.up = true;

        List<Posted> late = post(toy).deliver(AMPLE);

        assertEquals(List.of(new Posted(line, "toy", Optional.empty())), late);
    }

    @Test
    void a_sink_is_tried_once_in_a_cycle_in_which_it_fails() throws Exception {
        toy.up = false;
        cycle("one", "two", "three");
        assertEquals(1, toy.tries);
        cycle();
        assertEquals(2, toy.tries);
    }

    @Test
    void a_sink_that_fails_keeps_no_other_from_being_told() throws Exception {
        Toy well = new Toy("well");
        toy.up = false;
        Post post = post(toy, well);
        post.take(Lines.opened("i1", "one"));
        post.deliver(AMPLE);

        assertEquals(List.of("one"), well.took);
        assertEquals(1, files().size());
    }

    @Test
    void a_sink_that_hangs_costs_no_more_than_the_time_for_telling_and_no_other_sink_anything() throws Exception {
        Toy well = new Toy("well");
        toy.hangs = new CountDownLatch(1);
        Post post = post(toy, well);
        post.take(Lines.opened("i1", "one"));
        long start = System.nanoTime();

        List<Posted> posted = post.deliver(Duration.ofMillis(500));

        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, took::toString);
        assertEquals(List.of("one"), well.took);
        assertEquals(
                List.of("did not come to an end in time; it is kept and delivered later"),
                posted.stream().flatMap(one -> one.error().stream()).toList());
        assertEquals(1, files().size());

        toy.hangs.countDown();
        Await.until("a late arrival is taken out too", AMPLE, () -> files().isEmpty());
        assertEquals(1, posted.stream().filter(Posted::arrived).count(), "what was returned does not change any more");
    }

    @Test
    void two_sinks_that_hang_are_waited_for_at_once() throws Exception {
        Toy other = new Toy("other");
        toy.hangs = new CountDownLatch(1);
        other.hangs = new CountDownLatch(1);
        Post post = post(toy, other);
        post.take(Lines.opened("i1", "one"));
        long start = System.nanoTime();
        assertEquals(2, post.deliver(Duration.ofSeconds(3)).size());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(Duration.ofMillis(5900)) < 0, took::toString);
        toy.hangs.countDown();
        other.hangs.countDown();
    }

    @Test
    void a_process_that_ends_before_it_delivered_loses_nothing() throws Exception {
        assertTrue(post(toy).take(Lines.opened("i1", "one")));
        cycle("two");
        assertEquals(List.of("one", "two"), toy.took);
    }

    @Test
    void a_process_that_ends_between_delivery_and_taking_out_repeats_that_one_alert_only() throws Exception {
        toy.up = false;
        cycle("one", "two", "three");
        toy.up = true;
        toy.tookBeforeItHung = true;
        toy.hangs = new CountDownLatch(1);
        post(toy).deliver(Duration.ofMillis(300));
        Toy again = new Toy("toy");

        post(again).deliver(AMPLE);

        assertEquals(List.of("one"), toy.took);
        assertEquals(List.of("one", "two", "three"), again.took);
    }

    @Test
    void an_alert_that_is_asked_for_again_while_it_waits_is_not_added() throws Exception {
        toy.up = false;
        cycle("one");
        cycle("one");
        Post last = post(toy);
        last.take(Lines.resolved("i-one", "well"));
        last.deliver(AMPLE);
        toy.up = true;
        cycle();
        assertEquals(List.of("one", "well"), toy.took);
    }

    @Test
    void two_hundred_wait_and_of_one_more_the_oldest_is_dropped_and_told() throws Exception {
        toy.up = false;
        Post full = post(toy);
        for (int i = 0; i < Backlog.MOST; i++) {
            assertTrue(full.take(Lines.opened("i" + i, "no " + i)));
        }
        full.deliver(AMPLE);
        assertEquals(List.of("toy: nobody there; alerts that wait for it: 200"), full.problems());

        Post over = cycle("the last");

        assertTrue(
                over.problems()
                        .contains("more than 200 alerts wait for toy; the oldest was dropped: opened service:web"),
                () -> over.problems().toString());
        assertEquals(Backlog.MOST, files().size());
        toy.up = true;
        cycle();
        assertEquals("no 1", toy.took.get(0));
        assertEquals("the last", toy.took.get(Backlog.MOST - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40, -1})
    void a_torn_alert_is_removed_and_told_and_the_others_are_delivered(int length) throws Exception {
        toy.up = false;
        cycle("one", "two", "three");
        Path torn = files().get(1);
        byte[] whole = Files.readAllBytes(torn);
        Files.write(torn, java.util.Arrays.copyOf(whole, length < 0 ? whole.length - 2 : length));
        Files.writeString(torn.resolveSibling(".000000000009.json.123-1.new"), "half");
        toy.up = true;

        Post post = cycle("four");

        assertEquals(List.of("one", "three", "four"), toy.took);
        assertEquals(List.of(torn + ": is no alert any more, and was removed"), post.problems());
        assertEquals(List.of(), files());
    }

    @Test
    void what_waits_is_for_its_owner_only_and_no_secret_is_in_it() throws Exception {
        toy.up = false;
        Post post = post(toy);
        post.take(Lines.opened("i1", "password=hunter2hunter2"));
        post.deliver(AMPLE);
        Path file = files().get(0);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(spool())));
        assertFalse(Files.readString(file).contains("hunter2"));
    }

    @Test
    void what_waits_for_a_sink_that_left_is_told_for_14_days_and_delivered_if_it_comes_back() throws Exception {
        FakeClock fake = new FakeClock(Lines.AT);
        clock = fake;
        toy.up = false;
        cycle("one");
        fake.advance(Duration.ofDays(14));

        Post without = post(new Toy("other"));
        without.deliver(AMPLE);

        String told = without.problems().get(0);
        assertTrue(told.startsWith("1 alert for toy, which is no longer in the inventory, waits in " + spool()), told);
        toy.up = true;
        cycle();
        assertEquals(List.of("one"), toy.took);
    }

    @Test
    void what_waits_for_a_sink_that_left_is_dropped_and_told_after_14_days() throws Exception {
        FakeClock fake = new FakeClock(Lines.AT);
        clock = fake;
        toy.up = false;
        cycle("one", "two");
        fake.advance(Duration.ofDays(14).plusMillis(1));

        assertEquals(
                List.of("2 alerts for toy, which is no longer in the inventory, waited 14 days and were dropped"),
                post(new Toy("other")).problems());
        assertEquals(List.of(), files());
        assertEquals(List.of(), post(new Toy("other")).problems());
    }

    @Test
    void a_sink_that_stays_may_wait_longer_than_14_days() throws Exception {
        FakeClock fake = new FakeClock(Lines.AT);
        clock = fake;
        toy.up = false;
        cycle("one");
        fake.advance(Duration.ofDays(300));
        toy.up = true;
        cycle();
        assertEquals(List.of("one"), toy.took);
    }

    @Test
    void under_a_name_of_its_owners_choice_a_sink_stays_the_same_when_its_address_changes() throws Exception {
        Toy before = new Toy("before");
        before.up = false;
        Post first = post(new Named("pager", before));
        first.take(Lines.opened("i1", "one"));
        first.deliver(AMPLE);

        post(new Named("pager", toy)).deliver(AMPLE);

        assertEquals(List.of("one"), toy.took);
    }

    @Test
    void where_nothing_can_be_kept_an_alert_is_delivered_all_the_same() throws Exception {
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(spool(), "a file where the folder should be");
        Post post = post(toy);

        assertFalse(post.take(Lines.opened("i1", "one")), "it is not safe until it has arrived");
        List<Posted> posted = post.deliver(AMPLE);

        assertEquals(List.of("one"), toy.took);
        assertTrue(posted.get(0).arrived());
        assertTrue(post.problems().toString().contains("could not be kept"), () -> post.problems()
                .toString());
    }

    @Test
    void where_nothing_can_be_kept_and_nobody_takes_it_nobody_says_that_it_is_safe() throws Exception {
        toy.up = false;
        Post post = new Post(List.of(toy), Optional.empty(), clock);
        assertFalse(post.take(Lines.opened("i1", "one")));
        assertEquals(Optional.of("nobody there"), post.deliver(AMPLE).get(0).error());
    }

    @Test
    void on_a_full_disk_alerts_are_told_and_what_waits_is_delivered_and_taken_out() throws Exception {
        try (SmallDisk disk = new SmallDisk(spool())) {
            toy.up = false;
            cycle("one", "two");
            fill(disk.path());
            toy.up = true;
            Post post = post(toy);
            assertFalse(post.take(Lines.opened("i3", "three")));
            post.deliver(AMPLE);
            assertEquals(List.of("one", "two", "three"), toy.took);
            Post after = post(toy);
            after.deliver(AMPLE);
            assertEquals(3, toy.took.size(), "nothing twice");
        }
    }

    @Test
    void on_a_read_only_disk_what_waits_stays_and_what_is_new_is_told() throws Exception {
        try (SmallDisk disk = new SmallDisk(spool())) {
            toy.up = false;
            cycle("one");
            toy.up = true;
            disk.readOnly();
            Post post = post(toy);
            assertFalse(post.take(Lines.opened("i2", "two")));
            post.deliver(AMPLE);
            assertEquals(List.of("two"), toy.took, "what cannot be taken out would be told in every cycle");
            assertTrue(post.problems().toString().contains("cannot be taken out of its folder"), () -> post.problems()
                    .toString());
        }
    }

    private static void fill(Path disk) throws IOException {
        byte[] block = "x".repeat(1024).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 1000; i++) {
            try {
                Files.write(disk.resolve("filler" + i), block);
            } catch (IOException full) {
                return;
            }
        }
        throw new IOException("it does not get full");
    }
}
