package dev.selfheal.demo;

import java.io.PrintStream;

/** What the viewer of the demonstration reads between the outputs of the commands. */
final class Stage {
    private static final String BOLD = "\u001b[1m";
    private static final String FAINT = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final boolean colour;

    Stage(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    void heading(String number, String told) {
        out.println();
        out.println(painted(BOLD, "── " + number + " " + "─".repeat(Math.max(0, 72 - number.length()))));
        if (!told.isEmpty()) {
            out.println(told);
        }
    }

    void text(String words) {
        out.println(words);
    }

    void command(String typed) {
        out.println();
        out.println(painted(FAINT, "$ " + typed));
    }

    private String painted(String how, String words) {
        return colour ? how + words + PLAIN : words;
    }
}
