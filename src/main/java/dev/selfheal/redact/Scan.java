package dev.selfheal.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One walk through a text, past all that knows a form of secrets. */
final class Scan {
    private static final Finder[] NONE = {};

    /** Which to ask at a character: anywhere, and where a word begins. */
    private static final Finder[][] INSIDE = new Finder[128][];

    private static final Finder[][] AT_WORDS = new Finder[128][];

    static {
        List<Finder> all = Stream.concat(
                        Tokens.finders().stream(),
                        Stream.of(new Bots(), new Addresses(), new Pairs(), new Options(), new Words(), new Keys()))
                .toList();
        for (char c = 0; c < 128; c++) {
            List<Finder> inside = new ArrayList<>();
            List<Finder> atWords = new ArrayList<>();
            for (Finder finder : all) {
                if (finder.triggers().indexOf(c) >= 0) {
                    atWords.add(finder);
                    if (!finder.atWords()) {
                        inside.add(finder);
                    }
                }
            }
            INSIDE[c] = inside.toArray(NONE);
            AT_WORDS[c] = atWords.toArray(NONE);
        }
    }

    private Scan() {}

    static Marks of(String text) {
        Marks marks = new Marks(text);
        boolean inWord = false;
        int length = text.length();
        for (int at = 0; at < length; ) {
            char c = text.charAt(at);
            if (c < 128) {
                Finder[] finders = (inWord ? INSIDE : AT_WORDS)[c];
                int found = marks.count();
                for (int i = 0; i < finders.length && marks.count() == found; i++) {
                    finders[i].look(text, at, marks);
                }
            }
            // What was found is not looked at again.
            at = Math.max(at + 1, marks.end());
            inWord = Chars.ALPHANUMERIC.at(text, at - 1);
        }
        return marks;
    }
}
