package dev.selfheal.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for pieces of many secrets in much text at once: each dozen of its characters is looked up among theirs. */
public final class Leaks {
    private static final long BASE = 1_000_003;

    private final Map<Long, Planted> pieces = new HashMap<>();
    private final long first;

    public Leaks(List<Planted> planted) {
        long power = 1;
        for (int i = 1; i < Planted.PIECE; i++) {
            power *= BASE;
        }
        first = power;
        for (Planted one : planted) {
            for (String piece : one.pieces()) {
                pieces.put(hash(piece), one);
            }
        }
    }

    /** Where a piece of which kind of secret stands, with what is around it; a few of them. */
    public List<String> in(String where, String text) {
        List<String> leaks = new ArrayList<>();
        long hash = 0;
        for (int i = 0; i < text.length() && leaks.size() < 5; i++) {
            hash -= i < Planted.PIECE ? 0 : text.charAt(i - Planted.PIECE) * first;
            hash = hash * BASE + text.charAt(i);
            Planted one = i + 1 < Planted.PIECE ? null : pieces.get(hash);
            if (one != null) {
                String around = text.substring(Math.max(0, i - 150), Math.min(text.length(), i + 50));
                leaks.add(one.kind() + " in " + where + ": " + around);
            }
        }
        return leaks;
    }

    private static long hash(String piece) {
        long hash = 0;
        for (int i = 0; i < piece.length(); i++) {
            hash = hash * BASE + piece.charAt(i);
        }
        return hash;
    }
}
