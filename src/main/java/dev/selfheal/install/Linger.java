package dev.selfheal.install;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a user's systemd manager runs while that user is not logged in.
 *
 * @param root {@code /} but in tests
 * @param user by name
 */
public record Linger(Path root, String user) {
    /** What {@code loginctl enable-linger} makes: logind looks at nothing else. */
    public boolean on() {
        return !user.isEmpty()
                && Files.exists(root.resolve("var/lib/systemd/linger").resolve(user));
    }
}
