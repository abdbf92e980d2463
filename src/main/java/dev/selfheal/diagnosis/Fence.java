package dev.selfheal.diagnosis;

import java.util.function.UnaryOperator;

/**
 * What keeps text from outside apart from what is asked: each line of it stands alone and begins with a word that was made up
 * for this call. The text cannot hold that word, cannot break its line, and holds nothing that a model's tokenizer obeys.
 */
final class Fence {
    /** More of one piece is not looked at. */
    private static final int RAW = 20_000;

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
}
