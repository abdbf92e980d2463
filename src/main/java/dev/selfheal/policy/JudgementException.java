package dev.selfheal.policy;

/** A judgement could not be completed. The message names the rule where it is known. */
public final class JudgementException extends Exception {
    public JudgementException(String message, Throwable cause) {
        super(message, cause);
    }

    public JudgementException(String message) {
        super(message);
    }
}
