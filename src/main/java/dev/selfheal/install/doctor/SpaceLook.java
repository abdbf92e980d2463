package dev.selfheal.install.doctor;

import dev.selfheal.inventory.Amounts;
import dev.selfheal.sys.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is room for what each cycle writes: some hundred KB, and as much again a day in history. */
public final class SpaceLook {
    private static final long MB = 1_000_000;
    private static final long GB = 1000 * MB;
    private static final long LITTLE = 500 * MB;
    private static final long TOO_LITTLE = 50 * MB;
    private static final String AREA = "space";

    private SpaceLook() {}

    /** @param folder that is written to; it need not be there yet */
    public static Examined look(Path folder) {
        Path there = folder;
        while (Files.notExists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            return judged(Files.getFileStore(there).getUsableSpace(), folder);
        } catch (IOException trouble) {
            return Examined.warning(
                    AREA,
                    "of " + folder + " is not known: " + FileTrouble.words(trouble),
                    "see whether it can be read");
        }
    }

    static Examined judged(long free, Path folder) {
        long unit = free >= 10 * GB ? GB : MB;
        String what = Amounts.size(free / unit * unit) + " free for " + folder;
        if (free < TOO_LITTLE) {
            return Examined.failure(AREA, what, "make room, or keep it elsewhere with --state");
        }
        return free < LITTLE ? Examined.warning(AREA, what, "make room soon") : Examined.ok(AREA, what);
    }
}
