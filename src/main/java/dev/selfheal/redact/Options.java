package dev.selfheal.redact;

/** Secrets among a program's arguments: {@code --token x}, {@code "--password", "x"}, {@code -u user:x}. */
final class Options implements Finder {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_USER = 80;
    private static final int MOST_BLANKS = 8;
    /** How far before its password a client is called. */
    private static final int CALLED_WITHIN = 100;

    @Override
    public String triggers() {
        return "-";
    }

    @Override
    public void look(String text, int at, Marks marks) {
        if (at > 0 && text.charAt(at - 1) > ' ' && "\"',[(".indexOf(text.charAt(at - 1)) < 0) {
            return;
        }
        int begin = at;
        while (begin < text.length() && begin < at + 2 && text.charAt(begin) == '-') {
            begin++;
        }
        int end = Chars.NAME.end(text, begin, begin + LONGEST_NAME);
        if (end == begin) {
            return;
        }
        String name = text.substring(begin, end);
        if (name.equals("u") || name.equals("user") || name.equals("proxy-user")) {
            user(text, end, marks);
        } else if (name.startsWith("p") && begin == at + 1 && called(text, at)) {
            int value = name.equals("p") ? argument(text, end) : begin + 1;
            marks.add(value, argumentEnd(text, value));
        } else if (Hints.in(text, begin, end) && SecretNames.option(name)) {
            int value = argument(text, end);
            if (value > end && !text.startsWith("--", value)) {
                marks.add(value, argumentEnd(text, value));
            }
        }
    }

    private static void user(String text, int end, Marks marks) {
        int value = argument(text, end);
        int colon = value;
        while (colon < text.length()
                && colon < value + LONGEST_USER
                && text.charAt(colon) > ' '
                && text.charAt(colon) != ':') {
            colon++;
        }
        if (value == end || colon >= text.length() || text.charAt(colon) != ':') {
            return;
        }
        // A user and group by their numbers.
        boolean numbers = Chars.DIGITS.end(text, value, colon) == colon && Chars.DIGITS.at(text, colon + 1);
        if (!numbers) {
            marks.add(colon + 1, argumentEnd(text, colon + 1));
        }
    }

    /** Programs whose option {@code -p} is a password, and not a port or path. */
    private static boolean called(String text, int at) {
        String before = text.substring(Math.max(0, at - CALLED_WITHIN), at);
        return before.contains("sshpass") || before.contains("mysql") || before.contains("mariadb");
    }

    /** Where the argument after an option begins; that very place if there is none. */
    private static int argument(String text, int end) {
        int at = end;
        boolean quoted = at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
        at += quoted ? 1 : 0;
        at += quoted && at < text.length() && text.charAt(at) == ',' ? 1 : 0;
        int blanks = at;
        while (at < text.length() && at < blanks + MOST_BLANKS && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at == end) {
            return end;
        }
        return at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'') ? at + 1 : at;
    }

    /** Where it ends: with its quote, or before a blank. */
    private static int argumentEnd(String text, int from) {
        char before = text.charAt(from - 1);
        boolean quoted = before == '"' || before == '\'';
        int at = from;
        while (at < text.length()
                && text.charAt(at) != '\n'
                && (quoted ? text.charAt(at) != before : text.charAt(at) > ' ' && "\"'".indexOf(text.charAt(at)) < 0)) {
            at++;
        }
        return at;
    }
}
