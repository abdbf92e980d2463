package dev.selfheal.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved files are noticed, in whatever way editors save them. */
class WatchTest {
    @TempDir
    Path temp;

    private Path rules;
    private Path inventory;
    private Watch watch;

    @BeforeEach
    void begin() throws IOException {
        rules = Files.createDirectories(temp.resolve("rules"));
        Files.writeString(rules.resolve("a.drl"), "one");
        inventory = Files.writeString(temp.resolve("selfheal.yaml"), "one");
        watch = new Watch(List.of(rules, inventory), path -> path.toString().endsWith(".drl"), Clock.SYSTEM);
    }

    @AfterEach
    void end() throws IOException {
        watch.close();
    }

    private List<String> changed(Duration within) throws InterruptedException {
        return watch.changed(Deadline.in(within, Clock.SYSTEM)).stream()
                .map(path -> temp.relativize(path).toString())
                .toList();
    }

    private List<String> changed() throws InterruptedException {
        return changed(Duration.ofSeconds(30));
    }

    private List<String> nothing() throws InterruptedException {
        return changed(Duration.ofMillis(1500));
    }

    @Test
    void a_file_that_is_written_in_place_is_noticed_once() throws Exception {
        Files.writeString(rules.resolve("a.drl"), "two!");
        assertEquals(List.of("rules/a.drl"), changed());
        assertEquals(List.of(), nothing());
    }

    @Test
    void a_file_that_another_takes_the_place_of_is_noticed_under_its_own_name() throws Exception {
        Path fresh = Files.writeString(rules.resolve(".a.drl.swp"), "two");
        Files.move(fresh, rules.resolve("a.drl"), StandardCopyOption.ATOMIC_MOVE);
        assertEquals(List.of("rules/a.drl"), changed());
    }

    @Test
    void several_writes_in_a_row_are_one_change() throws Exception {
        for (int i = 0; i < 20; i++) {
            Files.writeString(rules.resolve("a.drl"), "x".repeat(10 + i));
            Files.writeString(rules.resolve("b.drl"), "x".repeat(10 + i));
        }
        assertEquals(List.of("rules/a.drl", "rules/b.drl"), changed());
        assertEquals(List.of(), nothing());
    }

    @Test
    void a_file_in_a_folder_that_was_made_later_is_noticed() throws Exception {
        Path deep = Files.createDirectories(rules.resolve("web/deep"));
        assertEquals(List.of(), nothing());
        Files.writeString(deep.resolve("b.drl"), "new");
        assertEquals(List.of("rules/web/deep/b.drl"), changed());
    }

    @Test
    void what_is_deleted_is_noticed() throws Exception {
        Files.delete(rules.resolve("a.drl"));
        assertEquals(List.of("rules/a.drl"), changed());
    }

    @Test
    void a_folder_may_go_and_come_back() throws Exception {
        Path aside = Files.move(rules, temp.resolve("aside"));
        assertEquals(List.of("rules/a.drl"), changed());
        Files.move(aside, rules);
        assertEquals(List.of("rules/a.drl"), changed());
        Files.writeString(rules.resolve("a.drl"), "after all that");
        assertEquals(List.of("rules/a.drl"), changed());
    }

    @Test
    void what_an_editor_leaves_beside_does_not_count() throws Exception {
        Files.writeString(rules.resolve("a.drl~"), "old");
        Files.writeString(temp.resolve("other.yaml"), "not watched");
        assertEquals(List.of(), nothing());
    }

    @Test
    void a_single_file_is_noticed_though_it_went_for_a_while() throws Exception {
        Files.delete(inventory);
        assertEquals(List.of("selfheal.yaml"), changed());
        Files.writeString(inventory, "two");
        assertEquals(List.of("selfheal.yaml"), changed());
    }
}
