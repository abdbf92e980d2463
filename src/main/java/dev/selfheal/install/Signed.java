package dev.selfheal.install;

import dev.selfheal.sys.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that holds a digest of itself, which tells what this program wrote, in any version, from what somebody changed. It
 * is no protection against anybody.
 */
final class Signed {
    private static final String OPEN = "sha256 @DIGEST@";
    private static final Pattern CLOSED = Pattern.compile("sha256 ([0-9a-f]{64})");

    private Signed() {}

    /** The text with its digest where it says {@code sha256 @DIGEST@}. */
    static String sign(String text) {
        return text.replace(OPEN, "sha256 " + digest(text));
    }

    /** Whether it is as it was signed. */
    static boolean intact(String text) {
        Matcher digest = CLOSED.matcher(text);
        return digest.find() && digest.group(1).equals(digest(digest.replaceFirst(OPEN)));
    }

    private static String digest(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
