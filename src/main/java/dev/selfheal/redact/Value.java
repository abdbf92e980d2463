package dev.selfheal.redact;

import java.util.Locale;
import java.util.Set;

/** The value that follows a name and its separator, as it is written in JSON, YAML, headers, environments and prose. */
record Value(int from, int to) {
    private static final int MOST_BLANKS = 8;
    private static final int LONGEST_SCHEME = 20;
    private static final int LONGEST_TELLING = 11;

    private static final Set<String> SCHEMES = Set.of(
            "bearer",
            "basic",
            "digest",
            "negotiate",
            "token",
            "apikey",
            "key",
            "ntlm",
            "oauth",
            "hawk",
            "signature",
            "hmac",
            "aws4-hmac-sha256",
            "kerberos",
            "bot");

    /** They say that there is none, or how it is: what a person must know. */
    private static final Set<String> TELLING = Set.of(
            "null",
            "none",
            "nil",
            "undefined",
            "true",
            "false",
            "yes",
            "no",
            "ok",
            "empty",
            "missing",
            "invalid",
            "required",
            "expired",
            "revoked",
            "unset",
            "set",
            "unknown",
            "denied",
            "redacted",
            "[redacted]",
            "<nil>",
            "<nil",
            "(none)",
            "not",
            "is",
            "was",
            "has",
            "must",
            "cannot",
            "could",
            "failed",
            "no-such-key",
            "rejected",
            "incorrect",
            "wrong",
            "mismatch",
            "provided",
            "found",
            "loaded");

    /**
     * What follows there.
     *
     * @param goesOn whether what ends with a semicolon or comma has more to come
     * @param inQuery whether it is part of an address
     */
    static Value after(String text, int at, boolean goesOn, boolean inQuery) {
        int begin = blanks(text, at);
        int slashes = 0;
        while (slashes < 3 && begin + slashes < text.length() && text.charAt(begin + slashes) == '\\') {
            slashes++;
        }
        char quote = begin + slashes < text.length() ? text.charAt(begin + slashes) : ' ';
        if (quote == '"' || (quote == '\'' && slashes == 0)) {
            return quoted(text, begin + slashes + 1, quote, slashes);
        }
        if (text.startsWith("{", begin) || text.startsWith("${", begin)) {
            // An object has names of its own, and a reference to a variable is no value.
            return new Value(begin, begin);
        }
        int from = scheme(text, begin);
        int to = bare(text, from, inQuery);
        while (goesOn && to > from && (text.charAt(to - 1) == ';' || text.charAt(to - 1) == ',')) {
            int next = blanks(text, to);
            int end = next == to ? to : bare(text, next, false);
            if (end <= next) {
                break;
            }
            to = end;
        }
        return new Value(from, to).trimmed(text);
    }

    private static int blanks(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + MOST_BLANKS && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private static Value quoted(String text, int from, char quote, int slashes) {
        int at = from;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at += text.charAt(at) == '\\' && quote == '"' && slashes == 0 ? 2 : 1;
        }
        int end = Math.min(at, text.length());
        boolean closed = end < text.length() && text.charAt(end) == quote;
        for (int i = 0; i < slashes && closed && end > from && text.charAt(end - 1) == '\\'; i++) {
            end--;
        }
        return new Value(from, end);
    }

    /** Behind the word that says how the secret is to be understood. */
    private static int scheme(String text, int from) {
        int end = Chars.NAME.end(text, from, from + LONGEST_SCHEME);
        int next = blanks(text, end);
        boolean more = next > end && next < text.length() && text.charAt(next) > ' ';
        return more && SCHEMES.contains(text.substring(from, end).toLowerCase(Locale.ROOT)) ? next : from;
    }

    private static int bare(String text, int from, boolean inQuery) {
        int at = from;
        while (at < text.length() && text.charAt(at) > ' ' && !ends(text, at, inQuery)) {
            // Quoted within, as in response="a b".
            at = text.charAt(at) == '=' && text.startsWith("\"", at + 1) ? closing(text, at + 2) : at + 1;
        }
        return at;
    }

    /** Behind the quote that closes what begins there, or the end of the line. */
    private static int closing(String text, int from) {
        int end = quoted(text, from, '"', 0).to();
        return text.startsWith("\"", end) ? end + 1 : end;
    }

    /** A quote may belong to it, but not one behind which something else begins. */
    private static boolean ends(String text, int at, boolean inQuery) {
        char c = text.charAt(at);
        return (inQuery && (c == '&' || c == '#'))
                || ((c == '"' || c == '\'')
                        && (at + 1 == text.length()
                                || text.charAt(at + 1) <= ' '
                                || ",}]):;".indexOf(text.charAt(at + 1)) >= 0))
                || c == 0x2028
                || c == 0x2029;
    }

    /** Without what closes the sentence or the object that it stands in. */
    private Value trimmed(String text) {
        int end = to;
        while (end > from && ",;)]}>\\".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return new Value(from, end);
    }

    /** Whether there is one, and it is not a word that tells something about it. */
    boolean hides(String text) {
        return to > from
                && (to - from > LONGEST_TELLING
                        || !TELLING.contains(text.substring(from, to).toLowerCase(Locale.ROOT)));
    }
}
