package dev.selfheal.install;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StableJavaTest {
    @TempDir
    Path brew;

    private Path cellar;

    @BeforeEach
    void a_java_of_homebrew() throws IOException {
        cellar = java(brew.resolve("Cellar/openjdk@21/21.0.5/libexec/openjdk.jdk/Contents/Home"));
    }

    private static Path java(Path home) throws IOException {
        Files.createFile(
                Files.createDirectories(home.resolve("bin")).resolve("java"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return home;
    }

    @Test
    void one_of_homebrew_has_the_name_that_survives_an_upgrade() throws IOException {
        Files.createSymbolicLink(
                Files.createDirectories(brew.resolve("opt")).resolve("openjdk@21"),
                brew.resolve("Cellar/openjdk@21/21.0.5"));
        Path stable = brew.resolve("opt/openjdk@21/libexec/openjdk.jdk/Contents/Home");
        assertEquals(stable, StableJava.of(cellar, Optional.empty()));
        assertEquals(stable, StableJava.of(cellar, Optional.of(cellar)), "even where its owner calls it otherwise");
    }

    @Test
    void where_homebrews_link_leads_to_another_version_it_keeps_its_own_name() throws IOException {
        Path other = java(brew.resolve("opt/openjdk@21/libexec/openjdk.jdk/Contents/Home"));
        assertEquals(cellar, StableJava.of(cellar, Optional.empty()));
        assertEquals(cellar, StableJava.of(cellar, Optional.of(other)), "JAVA_HOME is not what runs");
    }

    @Test
    void a_link_of_its_owner_is_kept_if_it_leads_there() throws IOException {
        Path plain = java(brew.resolve("jdk-17.0.1"));
        Path current = Files.createSymbolicLink(brew.resolve("current"), plain);
        assertEquals(current, StableJava.of(plain, Optional.of(current)));
        assertEquals(plain, StableJava.of(plain, Optional.of(Path.of("current"))), "a relative one is of no use");
        assertEquals(plain, StableJava.of(plain, Optional.of(brew.resolve("gone"))));
    }
}
