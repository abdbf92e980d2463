package dev.selfheal.install.doctor;

import dev.selfheal.install.Linger;

/** Whether a user's timer runs while that user is not logged in. */
public final class LingerLook {
    private LingerLook() {}

    public static Examined look(Linger linger) {
        return linger.on()
                ? Examined.ok("lingering", "your user manager runs from boot on, logged in or not")
                : Examined.warning(
                        "lingering",
                        "the job runs only while you are logged in",
                        "loginctl enable-linger, to have it run always");
    }
}
