package dev.selfheal.probe;

import dev.selfheal.fact.Reason;

/** A probe could not find out. Its message is for people and holds no secret. */
public final class ProbeException extends Exception {
    private final transient Reason reason;

    public ProbeException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
