package dev.selfheal.page;

/** What is left of the room for evidence on a page: it must stay a page, however much there is. */
final class Room {
    /** Characters. */
    private static final int ALL = 60_000;

    private int left = ALL;

    /** Whether there is room for this text, which is taken then. */
    boolean take(String text) {
        if (text.length() > left) {
            return false;
        }
        left -= text.length();
        return true;
    }
}
