package dev.selfheal.redact;

/** Tells what a machine made up from what somebody wrote: only the former changes between letters, cases and digits all the time. */
final class Opaque {
    /** More is not looked at: a text of which so much is opaque is so in all. */
    private static final int LOOKED_AT = 128;

    private final int length;
    private int digits;
    private int upper;
    private int lower;
    private int slashes;
    /** Neighbours of which one is a digit and the other a letter, or both are letters of different case. */
    private int changes;

    private Opaque(String text, int from, int to) {
        int stop = Math.min(to, from + LOOKED_AT);
        length = stop - from;
        int before = 0;
        for (int i = from; i < stop; i++) {
            int kind = kind(text.charAt(i));
            digits += kind == 1 ? 1 : 0;
            upper += kind == 2 ? 1 : 0;
            lower += kind == 3 ? 1 : 0;
            slashes += text.charAt(i) == '/' ? 1 : 0;
            changes += kind != before && kind != 0 && before != 0 ? 1 : 0;
            before = kind;
        }
    }

    private static int kind(char c) {
        return c >= '0' && c <= '9' ? 1 : c >= 'A' && c <= 'Z' ? 2 : c >= 'a' && c <= 'z' ? 3 : 0;
    }

    /** Base64 of 30 bytes or more that mean nothing: a key, whatever stands around it. Of random ones one in a hundred is missed. */
    static boolean key(String text, int from, int to) {
        if (to - from < 40) {
            return false;
        }
        Opaque it = new Opaque(text, from, to);
        return it.digits > 0
                && it.upper >= it.length / 8
                && it.lower >= it.length / 8
                && it.slashes <= it.length / 12 + 1
                && it.changes >= it.length / 3;
    }

    /** Hexadecimal or base64 that could be a secret where one is spoken of. */
    static boolean likely(String text, int from, int to) {
        if (to - from < 16) {
            return false;
        }
        Opaque it = new Opaque(text, from, to);
        return it.digits > 1
                && it.upper + it.lower > 1
                && it.slashes <= it.length / 12 + 1
                // A path changes less.
                && it.changes >= it.length / (it.slashes > 0 ? 3 : 8);
    }
}
