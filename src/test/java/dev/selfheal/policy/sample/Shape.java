package dev.selfheal.policy.sample;

import dev.selfheal.fact.Fact;

/** A kind of kinds, as rules may ask for. */
public sealed interface Shape extends Fact permits Sample, Round {}
