package dev.selfheal.probe;

import dev.selfheal.fact.Fact;
import dev.selfheal.sys.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Looks at one thing of the world. It can be asked again at any time, and changes nothing. */
public interface Probe {
    /** Subject of the {@link dev.selfheal.fact.ProbeFailure} if it cannot find out. */
    String subject();

    boolean critical();

    /** Whether its facts may be about that subject, so that this is the probe to ask again. */
    default boolean sees(String subject) {
        return subject.equals(subject());
    }

    /** How long it may take. */
    Duration within();

    /**
     * What is seen now: at least one fact, or an exception. It never says "down" for "could not find out".
     *
     * @param deadline the probe's own or the whole observation's, whichever is earlier
     */
    List<Fact> look(Deadline deadline) throws ProbeException, IOException, InterruptedException;
}
