package dev.selfheal.install;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The files by which a supervisor knows a job of Selfheal's own. */
public interface Definition {
    /** Where they are, the one first that says when it is started; with their text, as it would be written. */
    Map<Path, String> files(OwnJob job);

    /** Where they would be. */
    java.util.List<Path> places(String label);

    /** The job that the files there describe; empty where there are none, or none that say so much. */
    Optional<OwnJob> installed(String label);
}
