package dev.selfheal.fact;

/** A fact that Selfheal itself asserts: its memory, its clock and the structure of the inventory. No command may print one. */
public interface Remembered extends Fact {}
