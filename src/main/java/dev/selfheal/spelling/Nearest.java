package dev.selfheal.spelling;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
public final class Nearest {
    private Nearest() {}

    /** The known word that the fewest typing slips lead to; none where it would take more than a third of the word. */
    public static Optional<String> of(String word, Collection<String> known) {
        String best = null;
        int fewest = Math.max(1, word.length() / 3) + 1;
        for (String candidate : known) {
            int slips = slips(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (slips < fewest) {
                best = candidate;
                fewest = slips;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Letters to add, drop, change, or swap with their neighbour (optimal string alignment). */
    private static int slips(String from, String to) {
        if (Math.abs(from.length() - to.length()) > 20 || from.length() > 100) {
            return Integer.MAX_VALUE; // never near, and not worth the square of their lengths
        }
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(from, to, cost, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int step(String from, String to, int[][] cost, int i, int j) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
