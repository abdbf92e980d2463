package dev.selfheal.cli;

/** How far something is, on one line that is written over again and again; only where a person looks on. */
final class Progress {
    private final Surroundings here;
    private int width;

    Progress(Surroundings here) {
        this.here = here;
    }

    synchronized void at(String words) {
        if (here.terminal()) {
            String line = words.length() < here.width() ? words : words.substring(0, here.width() - 1);
            here.err().print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            here.err().flush();
            width = line.length();
        }
    }

    /** Takes the line away. */
    synchronized void done() {
        if (width > 0) {
            at("");
            here.err().print("\r");
            here.err().flush();
        }
    }
}
