package dev.selfheal.demo;

import java.io.PrintStream;

/** What the viewer of the demonstration reads between the outputs of the commands. */
final class Stage {
    private static final String BOLD = "\u001b[1m";
    private static final String FAINT = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private static final int WIDTH = 78;

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
            text(told);
        }
    }

    /** Wrapped, since terminals break words. */
    void text(String words) {
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" ")) {
            if (line.length() + word.length() >= WIDTH) {
                out.println(line);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        out.println(line);
    }

    void command(String typed) {
        out.println();
        out.println(painted(FAINT, "$ " + typed));
    }

    private String painted(String how, String words) {
        return colour ? how + words + PLAIN : words;
    }
}
