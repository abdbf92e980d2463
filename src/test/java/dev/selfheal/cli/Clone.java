package dev.selfheal.cli;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder that Selfheal can be installed from, with the classes of this test run in place of a jar. */
public final class Clone {
    /** With all that means something in the files that it is written into. */
    private static final String NAME = "my $elf 100% <heal>";

    private Clone() {}

    /** Removes the links of one that was made there. */
    static void unlink(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(NAME))) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    /** In a new folder below this one. */
    static Path in(Path folder) throws IOException {
        Path clone = Files.createDirectories(folder.resolve(NAME));
        for (String name : new String[] {"launchd", "rules", "facts-schema", "test-fixtures"}) {
            Files.createSymbolicLink(clone.resolve(name), Box.PROJECT.resolve(name));
        }
        Path launcher = clone.resolve("selfheal");
        Files.writeString(launcher, """
                #!/bin/sh
                exec "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dselfheal.home="${0%%/*}" \\
                  -cp '%s' dev.selfheal.cli.Main "$@"
                """.formatted(classPath()));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        return clone;
    }

    /** Of this very test, whoever runs it. */
    public static String classPath() {
        if (Clone.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(":"));
        }
        return Arrays.stream(System.getProperty("java.class.path").split(":"))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(":"));
    }
}
