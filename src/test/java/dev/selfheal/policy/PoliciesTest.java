package dev.selfheal.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rule folders are loaded and which are refused. */
class PoliciesTest {
    static final String GOOD = """
            package selfheal.test
            import dev.selfheal.fact.Service;
            import dev.selfheal.verdict.Finding;

            rule "test.seen"
            when
                Service($subject : subject)
            then
                insertLogical(Finding.info("test.seen", $subject, "seen"));
            end
            """;

    @TempDir
    Path temp;

    private Path rules;

    @BeforeEach
    void folder() throws IOException {
        rules = Files.createDirectory(temp.resolve("rules"));
    }

    private void write(String name, String text) throws IOException {
        Path file = rules.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Policies.Loaded load() {
        return Policies.load(rules, Optional.empty(), "test");
    }

    private List<String> problems() {
        Policies.Loaded loaded = load();
        assertTrue(loaded.judge().isEmpty(), "a policy with problems must not judge");
        return loaded.problems().stream().map(RuleProblem::toString).toList();
    }

    private void mode(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    @Test
    void a_folder_of_good_rules_judges() throws IOException {
        write("a/good.drl", GOOD);
        Policies.Loaded loaded = load();
        assertEquals(List.of(), loaded.problems());
        assertEquals(loaded.digest(), loaded.judge().orElseThrow().digest());
    }

    @Test
    void the_digest_is_of_names_and_contents() throws IOException {
        write("good.drl", GOOD);
        String first = load().digest();
        assertEquals(first, load().digest());
        Files.move(rules.resolve("good.drl"), rules.resolve("other.drl"));
        String renamed = load().digest();
        assertNotEquals(first, renamed);
        Files.writeString(rules.resolve("other.drl"), GOOD + "// one word more\n");
        assertNotEquals(renamed, load().digest());
    }

    @Test
    void an_absent_folder_is_a_problem() throws IOException {
        Files.delete(rules);
        assertEquals(
                List.of("rules: the folder " + rules
                        + " cannot be read (it is not there); give a readable folder of .drl files"),
                problems());
    }

    @Test
    void an_empty_folder_is_a_problem() {
        assertEquals(List.of("rules: no rule file is here; put .drl files below " + rules), problems());
    }

    @Test
    void a_file_that_anybody_may_write_is_refused() throws IOException {
        write("good.drl", GOOD);
        Path file = rules.resolve("good.drl");
        mode(file, "rw-r--rw-");
        assertEquals(
                List.of("good.drl: is refused: everybody can write to " + file.toRealPath() + "; run chmod o-w on it"),
                problems());
    }

    @Test
    void a_folder_that_anybody_may_write_is_refused() throws IOException {
        write("family/good.drl", GOOD);
        Path folder = rules.resolve("family");
        mode(folder, "rwxr-xrwx");
        assertEquals(
                List.of("family: is refused: everybody can write to " + folder.toRealPath() + "; run chmod o-w on it"),
                problems());
    }

    @Test
    void a_file_that_its_owners_own_group_may_write_is_accepted_and_another_groups_refused() throws IOException {
        write("good.drl", GOOD);
        Path file = rules.resolve("good.drl");
        mode(file, "rw-rw-r--");
        String owner = Files.getOwner(file).getName();
        Object group = Files.getAttribute(file, "posix:group");
        boolean own = group.toString().equals(owner);
        assertEquals(own, load().problems().isEmpty());
        Skips.assume(owner.equals("root"), "changing a file's group to another needs root");
        Files.setAttribute(
                file,
                "posix:group",
                file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName("daemon"));
        assertEquals(
                List.of("good.drl: is refused: the group daemon can write to " + file.toRealPath()
                        + "; run chmod g-w on it"),
                problems());
    }

    @Test
    void a_folder_in_one_that_anybody_may_write_is_refused_since_it_could_be_replaced() throws IOException {
        write("good.drl", GOOD);
        mode(temp, "rwxrwxrwx");
        assertEquals(
                List.of("rules: is refused: everybody can write to " + temp.toRealPath() + "; run chmod o-w on it"),
                problems());
    }

    @Test
    void rules_of_another_user_are_refused() throws IOException {
        write("good.drl", GOOD);
        String owner = Files.getOwner(rules).getName();
        Skips.assume(owner.equals("root"), "giving a file to somebody else needs root");
        Path file = rules.resolve("good.drl");
        Files.setOwner(
                file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("daemon"));
        assertEquals(
                List.of("good.drl: is refused: " + file.toRealPath() + " belongs to daemon; give it to root (chown"
                        + " root)"),
                problems());
    }

    @Test
    void a_link_that_leads_out_is_refused_and_one_that_leads_within_is_read_once() throws IOException {
        write("good.drl", GOOD);
        Files.createSymbolicLink(rules.resolve("same.drl"), rules.resolve("good.drl"));
        assertEquals(List.of(), load().problems());
        Path outside = Files.writeString(temp.resolve("outside.drl"), GOOD);
        Files.createSymbolicLink(rules.resolve("x.drl"), outside);
        assertEquals(
                List.of("x.drl: is a link that leads out of the rules folder; copy the file here instead"), problems());
    }

    @Test
    void hidden_files_are_left_out() throws IOException {
        write("good.drl", GOOD);
        write(".good.drl", "half a ru");
        assertEquals(List.of(), load().problems());
    }

    @Test
    void a_file_of_one_mebibyte_is_read_and_a_larger_one_refused() throws IOException {
        String comment = "// " + "x".repeat(RuleFiles.MOST_BYTES - GOOD.length() - 3);
        write("large.drl", GOOD + comment);
        assertEquals(List.of(), load().problems());
        write("large.drl", GOOD + comment + "x");
        assertEquals(List.of("large.drl: is larger than 1 MiB; split it into families"), problems());
    }

    @Test
    void a_file_that_is_not_text_is_refused() throws IOException {
        Files.write(rules.resolve("binary.drl"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertEquals(List.of("binary.drl: is not text in UTF-8; save it as UTF-8"), problems());
    }

    @Test
    void the_same_name_in_two_packages_is_a_problem() throws IOException {
        write("a.drl", GOOD);
        write("b.drl", GOOD.replace("selfheal.test", "selfheal.other"));
        assertEquals(
                List.of("b.drl:5: rule \"test.seen\": there is already a rule of that name at a.drl:5;"
                        + " give each rule a name of its own"),
                problems());
    }
}
