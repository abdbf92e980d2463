package dev.selfheal.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Folders and files that nobody but their owner can read. */
final class StateFolder {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    /** For files that are made here. */
    static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final Duration LEFT_BEHIND = Duration.ofHours(1);

    private StateFolder() {}

    /** Makes it, with its missing parents, or takes from others the rights on it that they have. */
    static void ready(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
        } else if (!Files.getPosixFilePermissions(folder).equals(FOLDER)) {
            Files.setPosixFilePermissions(folder, FOLDER);
        }
    }

    /** Removes what writers that were killed left half-written: nothing of this program's is written for an hour. */
    static void sweep(Path folder, Instant now) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*.new")) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(LEFT_BEHIND))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Makes durable which files are in it: without this a power cut may bring back a file that was replaced. */
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** An exception's message often is the file name alone; its kind then says what is wrong with it. */
    static String words(Exception trouble) {
        return trouble.getClass() == IOException.class && trouble.getMessage() != null
                ? trouble.getMessage()
                : trouble.getClass().getSimpleName() + ": " + trouble.getMessage();
    }
}
