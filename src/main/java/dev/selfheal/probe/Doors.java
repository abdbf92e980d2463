package dev.selfheal.probe;

import dev.selfheal.recording.OwnKinds;
import dev.selfheal.supervisor.Supervisor;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Http;
import dev.selfheal.sys.Programs;
import java.nio.file.Path;

/**
 * The doors through which probes look.
 *
 * @param root where {@code /proc} is looked for; {@code /} but in tests
 * @param own the kinds of facts that programs may print beside the shipped ones
 */
public record Doors(
        Clock clock, Programs programs, Http http, Supervisor supervisor, Notebook notebook, Path root, OwnKinds own) {
    /** Where only the shipped kinds of facts are known. */
    public Doors(Clock clock, Programs programs, Http http, Supervisor supervisor, Notebook notebook, Path root) {
        this(clock, programs, http, supervisor, notebook, root, OwnKinds.NONE);
    }
}
