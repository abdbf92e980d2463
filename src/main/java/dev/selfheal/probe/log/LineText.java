package dev.selfheal.probe.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The bytes of one line at a time, and how to read words and numbers in them without decoding or copying. */
final class LineText {
    byte[] bytes = new byte[0];
    /** Where the line ends. */
    int end;
    /** Where what was last found in it ended. */
    int stop;

    void line(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    static byte[][] words(String... words) {
        byte[][] bytes = new byte[words.length][];
        for (int i = 0; i < words.length; i++) {
            bytes[i] = words[i].getBytes(US_ASCII);
        }
        return bytes;
    }

    /** The number of exactly so many digits; -1 where there is anything else. */
    int number(int at, int digits) {
        if (at + digits > end) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            if (!digit(bytes[i])) {
                return -1;
            }
            value = value * 10 + bytes[i] - '0';
        }
        return value;
    }

    int blanks(int at) {
        int i = at;
        while (i < end && bytes[i] == ' ') {
            i++;
        }
        return i;
    }

    boolean starts(int at, String text) {
        if (at + text.length() > end) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean in(byte[][] words, int from, int to) {
        if (from >= to || to > end) {
            return false;
        }
        int small = bytes[from] | 0x20;
        for (byte[] word : words) {
            if (word.length == to - from && (word[0] | 0x20) == small && same(word, from)) {
                return true;
            }
        }
        return false;
    }

    private boolean same(byte[] word, int from) {
        for (int i = 0; i < word.length; i++) {
            if ((bytes[from + i] | 0x20) != (word[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    boolean isWord(int from, int to, String word) {
        return in(new byte[][] {word.getBytes(US_ASCII)}, from, to);
    }

    boolean endsWith(int from, int to, String ending) {
        return to - from > ending.length() && starts(to - ending.length(), ending);
    }

    /** Words hold together over the joints of names and paths, so that {@code /var/error.log} names no level. */
    int wordEnd(int from, int to) {
        int i = from;
        while (i < to && part(bytes[i])) {
            i++;
        }
        while (i > from + 1 && (bytes[i - 1] == '.' || bytes[i - 1] == '-' || bytes[i - 1] == '/')) {
            i--;
        }
        return Math.max(i, Math.min(from + 1, to));
    }

    private static boolean part(byte b) {
        return letter(b) || digit(b) || b == '_' || b == '-' || b == '.' || b == '/' || b == '$' || b < 0;
    }

    int afterColour(int at) {
        int i = at + 1;
        while (i < end && !letter(bytes[i])) {
            i++;
        }
        return Math.min(end, i + 1);
    }

    static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean letter(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }
}
