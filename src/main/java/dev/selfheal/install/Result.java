package dev.selfheal.install;

import java.nio.file.Path;
import java.util.List;

/** What came of installing or uninstalling. */
public sealed interface Result {
    /** It was so already; nothing was done. */
    record AlreadySo() implements Result {}

    /**
     * It is done.
     *
     * @param files written or removed
     * @param kept copies of files that somebody else had written there
     * @param before what it was like before; empty where there was none
     */
    record Done(List<Path> files, List<Path> kept, String before) implements Result {}

    /**
     * It could not be done.
     *
     * @param after what is there now instead; a sentence
     */
    record Failed(String why, String after, List<Path> kept) implements Result {}
}
