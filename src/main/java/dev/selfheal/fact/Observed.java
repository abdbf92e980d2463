package dev.selfheal.fact;

/** A fact that a probe saw in this cycle, as against one that was remembered. */
public interface Observed extends Fact {}
