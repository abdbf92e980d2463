package dev.selfheal.fact;

/**
 * Something is wrong with Selfheal itself: a rule file that does not load, an inventory replaced by its last good copy.
 *
 * @param subject {@code selfheal}, or the part of it, such as {@code selfheal.rules}
 * @param area one lower-case word, such as {@code inventory}, {@code rules}, {@code state}
 * @param detail where, what, and what instead
 */
public record Problem(String subject, String area, String detail) implements Remembered {}
