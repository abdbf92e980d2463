package dev.selfheal.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * How the page looks.
 *
 * @param css this program's own, from {@code page.css}
 */
record Style(String css) {
    static Style own() {
        try (InputStream file = Style.class.getResourceAsStream("page.css")) {
            if (file == null) {
                throw new IllegalStateException("page.css is missing from this build");
            }
            return new Style(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Forbids the page everything but this very style sheet: no script, no request, no style of an element's own. */
    String policy() {
        return "default-src 'none'; style-src '" + digest() + "'; base-uri 'none'; form-action 'none'";
    }

    private String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
