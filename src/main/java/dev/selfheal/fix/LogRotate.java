package dev.selfheal.fix;

import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Programs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Turns a log into {@code x.log.1.gz} and keeps N such generations; with none to keep, empties it.
 *
 * <p>The order, and what a crash leaves after each step:
 *
 * <ol>
 *   <li>The log is copied, compressed, to a hidden file beside it, and synced: the log is untouched; the copy is cleaned by the
 *       next run.
 *   <li>Older generations move up: a gap at 1, which the next run fills without moving them again.
 *   <li>Where nobody holds the log open, it is renamed to {@code x.log.1}, looked at again, what came meanwhile is added to the
 *       copy, the copy is renamed to {@code x.log.1.gz}, and {@code x.log.1} deleted: in between the next run finds
 *       {@code x.log.1} whole and compresses it.
 *   <li>Where somebody holds it open, the copy is renamed to {@code x.log.1.gz}, what came meanwhile is added until
 *       nothing comes any more, and the log truncated: in between its content is there twice, never not at all.
 * </ol>
 *
 * <p>Lines written between the last look at a held log's size and its truncation, some tens of microseconds later, are lost.
 * That is the price of a writer that cannot be told to reopen its log.
 */
public final class LogRotate implements Action {
    /** Text shrinks to less than a fifth; the rest is left for the machine to live on. */
    private static final long ROOM_BESIDE = 64L << 20;

    private static final int ROOM_SHARE = 5;
    /** A log that grows faster than its last bytes can be copied is truncated in the end all the same. */
    private static final int CATCH_UPS = 20;

    private final Holders holders;

    /** @param root where {@code /proc} is looked for; {@code /} but in tests */
    public LogRotate(Programs programs, Path root) {
        this(programs, root, Holders.LSOF);
    }

    LogRotate(Programs programs, Path root, String lsof) {
        this.holders = new Holders(programs, root, lsof);
    }

    @Override
    public String name() {
        return "log.rotate";
    }

    @Override
    public boolean suits(Target target) {
        return target instanceof Target.LogFile;
    }

    @Override
    public Done act(Target target, Deadline deadline) throws InterruptedException {
        if (!(target instanceof Target.LogFile log)) {
            return Done.failed(target.subject() + " is not a log");
        }
        Path path = log.path();
        try {
            Generations generations = new Generations(path, log.keep());
            Files.deleteIfExists(generations.unfinished());
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return Done.alreadySo(path + " is not there");
            }
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                return Done.failed(path + " is a link or no file at all; name the log file itself");
            }
            long size = Files.size(path);
            return size == 0
                    ? Done.alreadySo(path + " is empty")
                    : rotate(path, size, generations, log.keep(), deadline);
        } catch (ClosedByInterruptException stop) {
            throw new InterruptedException();
        } catch (IOException failure) {
            return Done.failed("could not rotate " + path + ": " + reason(failure));
        }
    }

    private Done rotate(Path path, long size, Generations generations, int keep, Deadline deadline)
            throws IOException, InterruptedException {
        if (keep == 0) {
            truncate(path);
            generations.dropOlder();
            return Done.changed("emptied " + path + " of " + size + " bytes; no generation is to be kept");
        }
        long room = Files.getFileStore(path).getUsableSpace();
        long needed = size / ROOM_SHARE + ROOM_BESIDE;
        if (room < needed) {
            return Done.failed("no room to rotate " + path + ": its copy may need " + needed + " bytes, " + room
                    + " are free; delete it by hand, or keep 0");
        }
        finishEarlier(generations, deadline);
        Way way;
        Object inode = Files.getAttribute(path, "unix:ino");
        try (Compression copy = new Compression(generations.unfinished(), deadline)) {
            copy.copy(path);
            sameOwner(path, generations.unfinished());
            generations.shift();
            way = holders.hold(path, deadline) ? Way.TRUNCATED : moveAway(path, copy, generations, deadline);
            if (way == Way.TRUNCATED) {
                copyTruncate(path, inode, copy, generations);
            }
            size = copy.copied();
        } finally {
            Files.deleteIfExists(generations.unfinished());
        }
        generations.dropOlder();
        return Done.changed("rotated " + size + " bytes of " + path + " to "
                + switch (way) {
                    case RENAMED -> generations.compressed(1);
                    case TRUNCATED -> generations.compressed(1) + ", truncating it because its writer holds it open";
                    case LEFT_PLAIN -> generations.plain(1) + ", which is still written to and compressed next time";
                });
    }

    private enum Way {
        RENAMED,
        TRUNCATED,
        /** Opened in the moment of its renaming, by a writer that has begun a new log since. */
        LEFT_PLAIN
    }

    /** Compresses an {@code x.log.1} that a run that was cut short, or another rotation, left behind. */
    private void finishEarlier(Generations generations, Deadline deadline) throws IOException, InterruptedException {
        Path left = generations.plain(1);
        if (!Files.isRegularFile(left, LinkOption.NOFOLLOW_LINKS) || holders.hold(left, deadline)) {
            return;
        }
        Path compressed = generations.compressed(1);
        if (Files.exists(compressed)) {
            // The compressed one is complete before the other goes: with the same size within, it is the same log.
            if (sizeWithin(compressed) == (int) Files.size(left)) {
                Files.delete(left);
            }
            return;
        }
        try (Compression copy = new Compression(generations.unfinished(), deadline)) {
            copy.copy(left);
            sameOwner(left, generations.unfinished());
            Files.move(generations.unfinished(), compressed, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(left);
        } finally {
            Files.deleteIfExists(generations.unfinished());
        }
    }

    /** {@link Way#TRUNCATED}, with the log back in its place, says that somebody opened it in the last moment. */
    private Way moveAway(Path path, Compression copy, Generations generations, Deadline deadline)
            throws IOException, InterruptedException {
        Path aside = generations.plain(1);
        Files.move(path, aside, StandardCopyOption.ATOMIC_MOVE);
        if (holders.hold(aside, deadline)) {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return Way.LEFT_PLAIN;
            }
            try {
                // A link, unlike a rename, fails where a new log has appeared meanwhile.
                Files.createLink(path, aside);
                Files.delete(aside);
                return Way.TRUNCATED;
            } catch (FileAlreadyExistsException appeared) {
                return Way.LEFT_PLAIN;
            }
        }
        while (copy.lacks(aside)) {
            copy.addTail(aside);
        }
        copy.sync();
        Files.move(generations.unfinished(), generations.compressed(1), StandardCopyOption.ATOMIC_MOVE);
        Files.delete(aside);
        return Way.RENAMED;
    }

    private static void copyTruncate(Path path, Object inode, Compression copy, Generations generations)
            throws IOException, InterruptedException {
        try (FileChannel log = FileChannel.open(path, StandardOpenOption.WRITE)) {
            if (!inode.equals(Files.getAttribute(path, "unix:ino"))) {
                throw new IOException("somebody else rotated it meanwhile");
            }
            copy.addTail(path);
            copy.sync();
            Files.move(generations.unfinished(), generations.compressed(1), StandardCopyOption.ATOMIC_MOVE);
            for (int i = 0; i < CATCH_UPS && log.size() > copy.copied(); i++) {
                copy.addTail(path);
            }
            log.truncate(0);
        }
        copy.sync();
    }

    private static void truncate(Path path) throws IOException {
        try (FileChannel log = FileChannel.open(path, StandardOpenOption.WRITE)) {
            log.truncate(0);
        }
    }

    /** The copy that root makes of a user's log is to stay the user's. */
    private static void sameOwner(Path log, Path copy) throws IOException {
        if (!Files.getOwner(log).equals(Files.getOwner(copy))) {
            Files.setOwner(copy, Files.getOwner(log));
        }
    }

    /** The last four bytes of gzip are the size of its last member, modulo 2^32. */
    private static int sizeWithin(Path compressed) throws IOException {
        try (FileChannel zip = FileChannel.open(compressed, StandardOpenOption.READ)) {
            ByteBuffer end = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
            return zip.size() < 18 || zip.read(end, zip.size() - 4) < 4 ? -1 : end.getInt(0);
        }
    }

    private static String reason(IOException failure) {
        return failure instanceof java.nio.file.AccessDeniedException denied
                ? denied.getFile() + ": permission denied"
                : String.valueOf(failure.getMessage());
    }
}
