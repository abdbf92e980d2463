package dev.selfheal.redact;

import java.util.Locale;

/** A name and its value: {@code password=x}, {@code "token": "x"}, {@code Authorization: Bearer x}, {@code <secret>x</secret>}. */
final class Pairs implements Finder {
    private static final int MOST_BLANKS = 8;
    private static final int MOST_SLASHES = 3;
    private static final int LONGEST_WORD = 16;
    /** How much of a doubtful value is looked at. */
    private static final int LOOKED_AT = 128;

    @Override
    public String triggers() {
        return ":=>";
    }

    @Override
    public void look(String text, int at, Marks marks) {
        char c = text.charAt(at);
        if (c == '>') {
            element(text, at, marks);
            return;
        }
        int end = nameEnd(text, at);
        if (!Chars.NAME.at(text, end - 1)) {
            return;
        }
        int begin = Chars.NAME.begin(text, end, SecretNames.LONGEST);
        if (end - begin < 3 || !Hints.in(text, begin, end)) {
            return;
        }
        boolean inQuery = begin > 0 && "?&".indexOf(text.charAt(begin - 1)) >= 0;
        String name = text.substring(begin, end);
        SecretNames.Kind kind = SecretNames.of(name);
        if (kind == SecretNames.Kind.SECRET) {
            kind = SecretNames.of(named(text, begin, name));
        } else if (inQuery && query(name)) {
            kind = SecretNames.Kind.SECRET;
        }
        // "=>", ":=" and "=" alike.
        int after = at + 1 < text.length() && "=>".indexOf(text.charAt(at + 1)) >= 0 ? at + 2 : at + 1;
        switch (kind) {
            case HEADER -> add(Value.after(text, after, true, inQuery), text, marks);
            case SECRET -> add(Value.after(text, after, false, inQuery), text, marks);
            case DOUBTFUL -> {
                int from = Math.min(
                        text.length(),
                        after + (after < text.length() && "\" '".indexOf(text.charAt(after)) >= 0 ? 1 : 0));
                if (Opaque.likely(text, from, Chars.OPAQUE.end(text, from, from + LOOKED_AT))) {
                    marks.add(from, Chars.TOKEN.end(text, from));
                }
            }
            case ORDINARY -> {}
        }
    }

    private static void add(Value value, String text, Marks marks) {
        if (value.hides(text)) {
            marks.add(value.from(), value.to());
        }
    }

    /** With the word before it where there is one, as in {@code primary key: id}. */
    private static String named(String text, int begin, String name) {
        if (begin < 2 || text.charAt(begin - 1) != ' ' || name.length() > LONGEST_WORD) {
            return name;
        }
        int word = Chars.LETTERS.begin(text, begin - 1, LONGEST_WORD);
        String both = text.substring(word, begin - 1) + "_" + name;
        return SecretNames.of(both) == SecretNames.Kind.ORDINARY ? both : name;
    }

    private static boolean query(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "sig", "signature", "code", "x-amz-signature", "x-goog-signature", "auth" -> true;
            default -> false;
        };
    }

    /** Where the name before a separator ends, behind which there may be a quote, a bracket and blanks. */
    private static int nameEnd(String text, int at) {
        int end = at;
        while (end > 0 && end > at - MOST_BLANKS && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        if (end > 0 && text.charAt(end - 1) == ']') {
            end--;
        }
        if (end > 0 && (text.charAt(end - 1) == '"' || text.charAt(end - 1) == '\'')) {
            end--;
        }
        for (int i = 0; i < MOST_SLASHES && end > 0 && text.charAt(end - 1) == '\\'; i++) {
            end--;
        }
        return end;
    }

    private static void element(String text, int at, Marks marks) {
        int begin = Chars.NAME.begin(text, at, SecretNames.LONGEST);
        if (begin < 1
                || text.charAt(begin - 1) != '<'
                || !Hints.in(text, begin, at)
                || SecretNames.of(text.substring(begin, at)) != SecretNames.Kind.SECRET) {
            return;
        }
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '<' && text.charAt(end) != '\n') {
            end++;
        }
        marks.add(at + 1, end);
    }
}
