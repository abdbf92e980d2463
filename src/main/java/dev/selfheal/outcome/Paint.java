package dev.selfheal.outcome;

/** How words are painted where colour is wanted: codes of ECMA-48. */
public enum Paint {
    RED("1;31"),
    GREEN("1;32"),
    YELLOW("1;33"),
    BOLD("1"),
    FAINT("2");

    private final String code;

    Paint(String code) {
        this.code = code;
    }

    /** The words in this paint, and plain again behind them. */
    public String on(String words) {
        return "\u001b[" + code + "m" + words + "\u001b[0m";
    }
}
