package dev.selfheal.fact;

/** Something observed or remembered. Every implementation is a top-level public record of this package. */
public interface Fact {
    /** The one thing this fact is about, such as {@code service:tunnel}. */
    String subject();
}
