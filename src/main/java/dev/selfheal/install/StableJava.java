package dev.selfheal.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The name of a Java's folder that is still good after that Java was brought up to date. */
public final class StableJava {
    /** {@code /opt/homebrew/Cellar/openjdk@21/21.0.5/libexec/...}: Homebrew removes it at the next upgrade, and keeps opt. */
    private static final Pattern CELLAR = Pattern.compile("(.*)/Cellar/([^/]+)/[^/]+(/.*)?");

    private StableJava() {}

    /**
     * The best name of this folder: Homebrew's {@code opt}, or what its owner calls it, if they lead to the same place.
     *
     * @param home of the Java that runs
     * @param named the value of {@code JAVA_HOME}, if there is one
     */
    public static Path of(Path home, Optional<Path> named) {
        return Stream.concat(
                        Stream.concat(named.flatMap(StableJava::linked).stream(), linked(home).stream()),
                        named.stream())
                .filter(path -> path.isAbsolute() && same(path, home))
                .findFirst()
                .orElse(home);
    }

    private static Optional<Path> linked(Path home) {
        Matcher cellar = CELLAR.matcher(home.toString());
        return cellar.matches()
                ? Optional.of(Path.of(
                        cellar.group(1) + "/opt/" + cellar.group(2) + (cellar.group(3) == null ? "" : cellar.group(3))))
                : Optional.empty();
    }

    private static boolean same(Path one, Path other) {
        try {
            return Files.isExecutable(one.resolve("bin/java")) && Files.isSameFile(one, other);
        } catch (IOException gone) {
            return false;
        }
    }
}
