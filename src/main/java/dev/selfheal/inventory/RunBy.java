package dev.selfheal.inventory;

/** Who restarts a service. */
public record RunBy(Kind kind, String name) {
    /** The kinds of runner; the lower-case name is the prefix of the target. */
    public enum Kind {
        AGENT,
        UNIT,
        APP,
        /** The {@code fix} of an entry of {@code commands}. */
        COMMAND;

        /** As written in the inventory and in targets. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The target of a fix, such as {@code unit:web.service}. */
    public String target() {
        return kind.word() + ":" + name;
    }
}
