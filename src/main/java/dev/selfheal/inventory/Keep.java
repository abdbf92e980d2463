package dev.selfheal.inventory;

/**
 * How much of the past is kept.
 *
 * @param days with cycles of which every outcome is kept
 * @param bytes that those outcomes may take; the oldest days go first, and never the newest
 * @param summaryDays with cycles of which a summary is kept
 */
public record Keep(int days, long bytes, int summaryDays) {
    public static final Keep DEFAULT = new Keep(30, 500_000_000, 400);
}
