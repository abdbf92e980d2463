package dev.selfheal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What programs need in order to find the session of their user. Started by cron or over ssh, Selfheal is told nothing of it,
 * and {@code systemctl --user} would not find a manager that runs.
 */
final class Session {
    private static final String RUNTIME = "XDG_RUNTIME_DIR";

    private Session() {}

    /**
     * This environment, with the runtime folder where it does not name one.
     *
     * @param runUser where systemd-logind keeps the runtime folders by user id: {@code /run/user}
     */
    static Map<String, String> in(Map<String, String> environment, Path runUser, long uid) {
        Path folder = runUser.resolve(Long.toString(uid));
        if (!environment.getOrDefault(RUNTIME, "").isEmpty() || !belongsTo(folder, uid)) {
            return environment;
        }
        Map<String, String> whole = new HashMap<>(environment);
        whole.put(RUNTIME, folder.toString());
        return whole;
    }

    private static boolean belongsTo(Path folder, long uid) {
        try {
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && ((Number) Files.getAttribute(folder, "unix:uid")).longValue() == uid;
        } catch (IOException | UnsupportedOperationException none) {
            return false;
        }
    }
}
