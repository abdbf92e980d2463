package dev.selfheal.fact;

/** Something that runs: a service, or a job of a supervisor. When many of them fail together, the machine is the patient. */
public interface Workload extends Observed {}
