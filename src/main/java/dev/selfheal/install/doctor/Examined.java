package dev.selfheal.install.doctor;

/**
 * One thing that was looked at.
 *
 * @param area what it belongs to, in one word
 * @param what how it is
 * @param cure what to do about it; empty where it is well
 */
public record Examined(String area, Grade grade, String what, String cure) {
    public static Examined ok(String area, String what) {
        return new Examined(area, Grade.OK, what, "");
    }

    public static Examined warning(String area, String what, String cure) {
        return new Examined(area, Grade.WARNING, what, cure);
    }

    public static Examined failure(String area, String what, String cure) {
        return new Examined(area, Grade.FAILURE, what, cure);
    }
}
