package dev.selfheal.demo;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the demonstration takes place: a folder for its owner only, named by its process.
 *
 * @param folder with no symbolic link in its path
 */
public record Grounds(Path folder) {
    private static final String NAME = "selfheal-demo-";
    private static final Pattern NAMED = Pattern.compile(NAME + "(\\d{1,18})");

    /** Makes it in this folder, and ends and removes what demonstrations left there that were killed before they could. */
    public static Grounds in(Path temporary) throws IOException {
        Path real = temporary.toRealPath();
        for (Path left : left(real)) {
            Stack.end(left);
        }
        Path folder = real.resolve(NAME + ProcessHandle.current().pid());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        try {
            return new Grounds(Files.createDirectory(folder, ownerOnly));
        } catch (FileAlreadyExistsException somebodys) {
            return new Grounds(Files.createTempDirectory(real, NAME, ownerOnly));
        }
    }

    private static List<Path> left(Path temporary) throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.filter(Grounds::isLeft).toList();
        }
    }

    private static boolean isLeft(Path folder) {
        Matcher named = NAMED.matcher(folder.getFileName().toString());
        if (!named.matches() || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        boolean lives = ProcessHandle.of(Long.parseLong(named.group(1)))
                .map(ProcessHandle::isAlive)
                .orElse(false);
        return !lives && Files.isWritable(folder) && ours(folder);
    }

    private static boolean ours(Path folder) {
        try {
            return Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS)
                    .getName()
                    .equals(ProcessHandle.current().info().user().orElse(""));
        } catch (IOException gone) {
            return false;
        }
    }

    /** Removes a folder and what is in it; follows no link. */
    static void remove(Path folder) throws IOException {
        if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
