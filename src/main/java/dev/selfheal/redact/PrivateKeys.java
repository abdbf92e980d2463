package dev.selfheal.redact;

/** PEM blocks of private keys: everything from the first mark to the last, or to the end of a text that was cut. */
final class PrivateKeys {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    private static final String MASK = "[private-key]";
    /** The longest label in use is that of PGP's private key block. */
    private static final int LONGEST_LABEL = 60;

    private PrivateKeys() {}

    static String mask(String text) {
        int at = text.indexOf(BEGIN);
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        for (; at >= 0; at = text.indexOf(BEGIN, Math.max(copied, at + 1))) {
            int label = at + BEGIN.length();
            int close = text.indexOf(DASHES, label);
            if (close < 0
                    || close - label > LONGEST_LABEL
                    || !text.substring(label, close).contains("PRIVATE KEY")) {
                continue;
            }
            out.append(text, copied, at).append(MASK);
            copied = endOf(text, close + DASHES.length());
        }
        return out.append(text, copied, text.length()).toString();
    }

    private static int endOf(String text, int body) {
        int end = text.indexOf(END, body);
        int close = end < 0 ? -1 : text.indexOf(DASHES, end + END.length());
        return close < 0 ? text.length() : close + DASHES.length();
    }
}
