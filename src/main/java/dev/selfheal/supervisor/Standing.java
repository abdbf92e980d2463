package dev.selfheal.supervisor;

import java.util.Optional;

/** Whether a supervisor starts a job of Selfheal's own by itself. */
public sealed interface Standing {
    /**
     * It does, now and after the next login.
     *
     * @param definition the file it was read from, if the supervisor says so
     */
    record In(Optional<String> definition) implements Standing {}

    /** It knows the job, but would not start it, or not after the next login. */
    record Half(String what) implements Standing {}

    /** It does not know the job. */
    record Out() implements Standing {}

    /** Its owner said that it must not be, in a way that only its owner undoes. */
    record Barred(String what, String cure) implements Standing {}

    /** It could not be asked. */
    record CannotTell(Sight.Trouble why, String detail) implements Standing {}
}
