package dev.selfheal.supervisor;

import dev.selfheal.sys.Deadline;
import java.nio.file.Path;

/**
 * Has a supervisor take in and give up a job of Selfheal's own, at its owner's word: unlike a fix, this switches on again
 * what was switched off. Each order may be given twice.
 */
public interface Registry {
    /** How it stands now. */
    Standing look(String label, Deadline deadline) throws InterruptedException;

    /**
     * Has it taken in: started by itself from now on, and soon for the first time. It must not be in already.
     *
     * @param definition the file that says when it is started; written already
     */
    Move enter(String label, Path definition, Deadline deadline) throws InterruptedException;

    /** Has it given up, and a run of it ended. It is gone when this is accepted. Its files are still needed for that. */
    Move remove(String label, Deadline deadline) throws InterruptedException;

    /** Has what is remembered of it forgotten, after its files were deleted. */
    Move forget(String label, Deadline deadline) throws InterruptedException;

    /** Whether a job is surely not known where no session is, so that removing its files is all there is to do. */
    boolean nothingWithoutSession();
}
