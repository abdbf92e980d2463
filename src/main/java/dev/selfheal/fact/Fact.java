package dev.selfheal.fact;

/**
 * Something observed or remembered. Every implementation is a top-level public record: those of this package, and those made
 * at run time of the owner's schema files, in the package {@code own} below it.
 */
public interface Fact {
    /** The one thing this fact is about, such as {@code service:tunnel}. */
    String subject();
}
