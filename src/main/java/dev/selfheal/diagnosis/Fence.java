package dev.selfheal.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What keeps text from outside apart from what is asked: each line of it stands alone and begins with a word that was made up
 * for this call. The text cannot hold that word, cannot break its line, and holds nothing that a model's tokenizer obeys.
 */
final class Fence {
    /** More of one piece is not looked at. */
    private static final int RAW = 20_000;
    /** Nor more lines than that, the last ones. */
    private static final int MOST_LINES = 2_000;

    /** What differs between two lines that say the same: times, numbers of requests and processes, how long it took. */
    private static final Pattern PASSING =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]+)?"
                    + "|\\b[0-9]+(?:\\.[0-9]+)?(?:ns|us|\u00B5s|ms|s)\\b|\\b[0-9a-f]{8,}\\b|[0-9]{5,}");

    private final String word;
    private final UnaryOperator<String> mask;

    /** @param mask takes secrets and personal names out */
    Fence(String word, UnaryOperator<String> mask) {
        this.word = word;
        this.mask = mask;
    }

    /** A line of data, of pieces that were made harmless by {@link #piece}. */
    String line(String pieces) {
        return word + "| " + pieces + "\n";
    }

    /** A piece of a line: text from outside, harmless and at most that long. */
    String piece(String raw, int most) {
        String begin = Plain.line(raw, RAW);
        // Half a secret would not be recognised as one.
        String whole = begin.length() < RAW ? begin : begin.substring(0, Math.max(0, begin.lastIndexOf(' ')));
        return Plain.forModel(mask.apply(whole), most).replace(word, "***");
    }

    /**
     * Lines of a log as pieces: those that say the same are one with their number, at the place of the last of them, and of
     * the others the last are kept.
     *
     * @param most lines
     * @param longest characters of each
     */
    List<String> pieces(List<String> raw, int most, int longest) {
        Map<String, Integer> times = new LinkedHashMap<>();
        Map<String, String> last = new LinkedHashMap<>();
        for (String line : raw.subList(Math.max(0, raw.size() - MOST_LINES), raw.size())) {
            String piece = piece(line, longest);
            String same = PASSING.matcher(piece).replaceAll("0");
            if (!piece.isEmpty()) {
                times.merge(same, 1, Integer::sum);
                last.remove(same);
                last.put(same, piece);
            }
        }
        List<String> pieces = new ArrayList<>();
        last.forEach((same, piece) -> {
            int count = times.getOrDefault(same, 1);
            pieces.add(count == 1 ? piece : "(" + count + " times) " + piece);
        });
        return List.copyOf(pieces.subList(Math.max(0, pieces.size() - most), pieces.size()));
    }
}
