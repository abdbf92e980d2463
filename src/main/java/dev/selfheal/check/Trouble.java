package dev.selfheal.check;

/**
 * Something that is wrong, with its cure.
 *
 * @param area what it belongs to: inventory, schemas, rules, cases or machine
 * @param file as shown to people; empty where none is meant
 * @param line from 1; 0 where the file as a whole is meant
 * @param text what is wrong and what to do, on one line, with the place before it
 */
public record Trouble(String area, String file, int line, String text) {}
