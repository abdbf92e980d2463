package dev.selfheal.yaml;

import java.util.List;

/** A part of a YAML file that still knows its line, its quotes and its duplicate keys. */
public sealed interface Yaml {
    int line();

    record Text(String text, boolean quoted, int line) implements Yaml {}

    record Items(List<Yaml> items, int line) implements Yaml {}

    record Pairs(List<Pair> pairs, int line) implements Yaml {}

    /** Something that was already complained of; nobody needs to hear of it again. */
    record Refused(int line) implements Yaml {}

    record Pair(Yaml key, Yaml value) {}
}
