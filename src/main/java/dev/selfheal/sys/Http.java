package dev.selfheal.sys;

import java.util.function.Predicate;

/** Speaks HTTP. */
public interface Http {
    /** Sends it and reads the whole answer. */
    Reply send(Request request);

    /**
     * Sends it and hands over each line of the answer as it comes, until the end, the deadline, or until {@code line}
     * returns false; then the connection is closed. The body of the reply is empty where lines were handed over; an answer
     * with a status of 400 or more is returned whole and no line is handed over.
     */
    Reply stream(Request request, Predicate<String> line);
}
