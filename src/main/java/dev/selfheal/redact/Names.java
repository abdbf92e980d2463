package dev.selfheal.redact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes what names a person or a machine out of text that leaves it: user, host, home folder, e-mail and network addresses.
 * Facts keep them, since a fix needs real paths. Each is replaced by one placeholder, so that what belongs together still does.
 */
public final class Names {
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}");
    /** Addresses of this machine's own loopback tell nothing about it. */
    private static final Pattern IPV4 =
            Pattern.compile("(?<![0-9.])(?!127\\.)[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?![0-9.])");

    private final String user;
    private final String host;
    private final String home;

    /** Empty parts are not looked for; nor are the user {@code root} and the host {@code localhost}, which name nobody. */
    public Names(String user, String host, String home) {
        this.user = user.equals("root") ? "" : user;
        this.host = host.equals("localhost") ? "" : host;
        this.home = home.equals("/") ? "" : home;
    }

    /** The text without names and without secrets. */
    public String mask(String text) {
        String masked = Secrets.mask(text);
        if (!home.isEmpty()) {
            masked = masked.replace(home, "~");
        }
        // Before the user, whose name may be a part of it.
        masked = EMAIL.matcher(masked).replaceAll("<EMAIL>");
        masked = word(masked, host, "<HOST>");
        masked = word(masked, user, "<USER>");
        return IPV4.matcher(masked).replaceAll("<IP>");
    }

    /** Only as a word of its own: a user called {@code al} must not turn {@code alert} into a riddle. */
    private static String word(String text, String name, String placeholder) {
        return name.length() < 2
                ? text
                : Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(name) + "(?![A-Za-z0-9])")
                        .matcher(text)
                        .replaceAll(Matcher.quoteReplacement(placeholder));
    }
}
