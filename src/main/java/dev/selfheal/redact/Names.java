package dev.selfheal.redact;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes what names a person or a machine out of text that leaves it: user, host, home folders, e-mail and network addresses.
 * Facts keep them, since a fix needs real paths.
 *
 * <p>Each becomes a placeholder that tells its kind, such as {@code [ip-2]}. The same name becomes the same placeholder for as
 * long as this object lives, so that what belongs together still does; which is which is never written down.
 */
public final class Names {
    /** Kinds, each a group of the pattern, in the order in which they are looked for. */
    private static final String[] KINDS = {"email", "mac", "ip", "user", "host"};

    /** Addresses of this machine's own loopback, and those of no machine, tell nothing about it. */
    private static final String IPV4 =
            "(?<![\\w.])(?!127\\.|0\\.0\\.0\\.0|255\\.255\\.255\\.255)[0-9]{1,3}(?:\\.[0-9]{1,3}){3}+(?![\\w.]?[0-9])";

    /** All eight groups, or two colons somewhere; a digit, or what is a namespace of some language would be one. */
    private static final String IPV6 = "(?<![\\w:.])(?=[a-f:]{0,39}[0-9])(?!::1?(?![\\w:]))"
            + "(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?=[0-9a-f:]{2,39}?::)(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4})"
            + "(?:%\\w{1,15})?+(?![\\w:])";

    private static final String MAC =
            "(?<![\\w:-])[0-9a-f]{2}(?<part>[:-])[0-9a-f]{2}(?:\\k<part>[0-9a-f]{2}){4}(?![\\w:-])";
    private static final String EMAIL = "(?<![\\w.%+-])[\\w.%+-]{1,64}+@[a-z0-9-]{1,63}+(?:\\.[a-z0-9-]{1,63}+){1,8}+";
    /** Whose home a path goes through. */
    private static final String HOMES =
            "(?<=/Users/|/home/|\\\\Users\\\\)(?!Shared\\b)[^/\\\\\\s:\"'<>\\[\\]()|,;]{1,64}+";
    /** Names that are given out in a network at home. */
    private static final String LOCAL_HOSTS =
            "(?<![\\w.-])[a-z0-9][a-z0-9-]{0,62}+(?:\\.[a-z0-9-]{1,63}+){0,4}?\\.(?:local|lan|home|internal|localdomain|home\\.arpa|fritz\\.box|ts\\.net)(?![\\w-]|\\.\\w)";
    /** A placeholder is left as it is. */
    private static final String PLACEHOLDER = "\\[(?:email|mac|ip|user|host)-[0-9]{1,6}]";

    private static final int MOST_PASSES = 4;

    private final String user;
    private final String host;
    private final String home;
    private final Pattern pattern;
    private final Map<String, String> placeholders = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** Empty parts are not looked for; nor are the user {@code root} and the host {@code localhost}, which name nobody. */
    public Names(String user, String host, String home) {
        this.user = user.equals("root") ? "" : user;
        this.host = host.equals("localhost") ? "" : host;
        this.home = home.equals("/") ? "" : home;
        this.pattern = Pattern.compile(
                PLACEHOLDER + "|(?<home>" + (this.home.isEmpty() ? "(?!)" : Pattern.quote(this.home) + "(?![\\w-])")
                        + ")|(?<email>" + EMAIL + ")|(?<mac>" + MAC + ")|(?<ip>" + IPV6 + "|" + IPV4 + ")|(?<host>"
                        + own(this.host) + "|" + LOCAL_HOSTS + ")|(?<user>" + own(this.user) + "|" + HOMES + ")",
                Pattern.CASE_INSENSITIVE);
        // Its own are the first of their kinds, whatever is met first.
        placeholder("host", shortName(this.host));
        placeholder("user", this.user);
    }

    /** The same knowledge with no placeholder given out yet: for a text that must not depend on what was masked before. */
    public Names anew() {
        return new Names(user, host, home);
    }

    /** The text without names and without secrets. */
    public synchronized String mask(String text) {
        String masked = text;
        // What one placeholder sets apart from its neighbours may be known as another name; and it may be longer than
        // the name.
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            String before = masked;
            masked = once(Secrets.mask(before));
            if (masked.equals(before)) {
                break;
            }
        }
        return masked;
    }

    private String once(String text) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder out = new StringBuilder(text.length());
        while (matcher.find()) {
            String found = matcher.group();
            if (matcher.start("home") >= 0) {
                found = "~";
            }
            for (String kind : KINDS) {
                if (matcher.start(kind) >= 0) {
                    found = placeholder(kind, found);
                }
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(found));
        }
        return matcher.appendTail(out).toString();
    }

    private String placeholder(String kind, String name) {
        String known =
                kind.equals("host") && shortName(name).equalsIgnoreCase(shortName(host)) ? shortName(host) : name;
        return known.isEmpty()
                ? ""
                : placeholders.computeIfAbsent(
                        kind + " " + known.toLowerCase(Locale.ROOT),
                        unknown -> "[" + kind + "-" + counts.merge(kind, 1, Integer::sum) + "]");
    }

    /** With or without the network that it belongs to. */
    private static String shortName(String host) {
        int dot = host.indexOf('.');
        return dot < 0 ? host : host.substring(0, dot);
    }

    /** Only as a word of its own: a user called {@code al} must not turn {@code alert} into a riddle. */
    private static String own(String name) {
        String shorter = shortName(name);
        return shorter.length() < 2
                ? "(?!)"
                : "(?<![a-z0-9])" + Pattern.quote(shorter) + "(?:" + Pattern.quote(name.substring(shorter.length()))
                        + "(?![a-z0-9])|(?:\\.local)?(?![a-z0-9]))";
    }
}
