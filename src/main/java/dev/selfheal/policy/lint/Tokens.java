package dev.selfheal.policy.lint;

import java.util.ArrayList;
import java.util.List;

/** The words of an expression, without comments, each with its offset in the file. */
final class Tokens {
    private static final List<String> OPERATORS = List.of("==", "!=", "<=", ">=", "&&", "||", "->", "::", "++", "--");

    enum Kind {
        TEXT,
        NUMBER,
        WORD,
        SIGN,
        END
    }

    /** @param value without its quotes, for a text */
    record Token(Kind kind, String value, int at) {
        boolean is(String sign) {
            return (kind == Kind.SIGN || kind == Kind.WORD) && value.equals(sign);
        }
    }

    private final String text;
    private final int end;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokens(String text, int begin, int end) {
        this.text = text;
        this.at = begin;
        this.end = end;
    }

    /** Those between these offsets; the last one is always an END. */
    static List<Token> of(String text, int begin, int end) {
        Tokens tokens = new Tokens(text, begin, Math.min(end, text.length()));
        while (tokens.at < tokens.end) {
            tokens.next();
        }
        tokens.tokens.add(new Token(Kind.END, "", Math.max(begin, Math.min(end, text.length()))));
        return tokens.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        int begin = at;
        if (Character.isWhitespace(c)) {
            at++;
        } else if (text.startsWith("//", at)) {
            int line = text.indexOf('\n', at);
            at = line < 0 ? end : line;
        } else if (text.startsWith("/*", at)) {
            int close = text.indexOf("*/", at + 2);
            at = close < 0 ? end : close + 2;
        } else if (c == '"' || c == '\'') {
            quoted(c);
        } else if (Character.isDigit(c)) {
            number();
            tokens.add(new Token(Kind.NUMBER, text.substring(begin, at), begin));
        } else if (Character.isJavaIdentifierStart(c)) {
            while (at < end && Character.isJavaIdentifierPart(text.charAt(at))) {
                at++;
            }
            tokens.add(new Token(Kind.WORD, text.substring(begin, at), begin));
        } else {
            String sign = OPERATORS.stream()
                    .filter(operator -> text.startsWith(operator, begin))
                    .findFirst()
                    .orElse(String.valueOf(c));
            at = Math.min(end, at + sign.length());
            tokens.add(new Token(Kind.SIGN, sign, begin));
        }
    }

    private void number() {
        while (at < end) {
            char c = text.charAt(at);
            boolean fraction = c == '.' && at + 1 < end && Character.isDigit(text.charAt(at + 1));
            if (!fraction && !Character.isLetterOrDigit(c) && c != '_') {
                return;
            }
            at++;
        }
    }

    private void quoted(char quote) {
        int begin = at++;
        while (at < end && text.charAt(at) != quote && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        int close = Math.min(at, end);
        at = Math.min(end, close + 1);
        tokens.add(new Token(Kind.TEXT, text.substring(Math.min(begin + 1, close), close), begin));
    }
}
