package dev.selfheal.fix;

import dev.selfheal.fact.Pause;
import java.io.IOException;
import java.util.List;

/** What a person paused, as the floor knows it. */
public interface PauseLog {
    /**
     * The pauses that stand at this moment, the kill switch among them: looked up anew each time.
     *
     * @throws IOException if that cannot be told; then nothing may be done
     */
    List<Pause> inForce() throws IOException;
}
