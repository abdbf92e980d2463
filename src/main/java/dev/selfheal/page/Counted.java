package dev.selfheal.page;

/** Numbers as people read them. */
final class Counted {
    private Counted() {}

    /** {@code 1 cycle}, {@code 2,016 cycles}. */
    static String of(long count, String one, String many) {
        return grouped(count) + " " + (count == 1 ? one : many);
    }

    static String of(long count, String one) {
        return of(count, one, one + "s");
    }

    /** With a comma between thousands. */
    static String grouped(long count) {
        String digits = Long.toString(count);
        StringBuilder grouped = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > (count < 0 ? 1 : 0); i -= 3) {
            grouped.insert(i, ',');
        }
        return grouped.toString();
    }

    /** A share as a percentage with one decimal, rounded down: what is not all never reads as 100 %. */
    static String percent(long part, long whole) {
        long tenths = whole == 0 ? 0 : part * 1000 / whole;
        return tenths % 10 == 0 ? tenths / 10 + " %" : tenths / 10 + "." + tenths % 10 + " %";
    }
}
