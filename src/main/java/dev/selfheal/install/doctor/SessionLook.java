package dev.selfheal.install.doctor;

import dev.selfheal.supervisor.Sight.Trouble;
import dev.selfheal.supervisor.Standing;

/** Whether the supervisor answers that would start the job. */
public final class SessionLook {
    private static final String AREA = "session";

    private SessionLook() {}

    /** @param standing what it said of the job */
    public static Examined of(Standing standing, boolean macos) {
        if (!(standing instanceof Standing.CannotTell not)) {
            return Examined.ok(
                    AREA, macos ? "launchd answers for your graphical session" : "your systemd user manager answers");
        }
        if (not.why() != Trouble.NO_SESSION) {
            return Examined.failure(AREA, not.detail(), "say in the inventory, under tools, where the tool is");
        }
        return macos
                ? Examined.failure(
                        AREA,
                        "nobody is logged in at the screen, so no job runs: " + not.detail(),
                        "log in there; until the disk is unlocked after a start nothing of yours can run")
                : Examined.failure(
                        AREA,
                        "your systemd user manager does not answer: " + not.detail(),
                        "log in anew, or loginctl enable-linger");
    }
}
