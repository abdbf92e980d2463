package dev.selfheal.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, one at a time and as bytes: a history is too long to be held whole. */
final class Lines {
    /** No cycle of one machine comes near it; what does is no history. */
    static final int LONGEST = 128 << 20;

    /** One line, without its end. */
    static final class Line {
        private final int number;
        private final byte[] bytes;
        private final boolean ended;

        private Line(int number, byte[] bytes, boolean ended) {
            this.number = number;
            this.bytes = bytes;
            this.ended = ended;
        }

        /** From 1. */
        int number() {
            return number;
        }

        byte[] bytes() {
            return bytes;
        }

        /** Whether its end was there. */
        boolean ended() {
            return ended;
        }

        boolean isBlank() {
            for (byte one : bytes) {
                if (one != ' ' && one != '\t' && one != '\r') {
                    return false;
                }
            }
            return true;
        }

        boolean begins(char with) {
            return bytes.length > 0 && bytes[0] == with;
        }
    }

    private final InputStream in;
    private final byte[] chunk = new byte[64 << 10];
    private int from;
    private int to;
    private int number;

    Lines(InputStream in) {
        this.in = in;
    }

    /**
     * The next line that is not blank; null at the end.
     *
     * @throws IOException if it is longer than {@link #LONGEST} too
     */
    @Nullable
    Line next() throws IOException {
        for (Line line = any(); line != null; line = any()) {
            if (!line.isBlank()) {
                return line;
            }
        }
        return null;
    }

    /** What was not yet given out, as a stream. */
    InputStream rest() {
        return new java.io.SequenceInputStream(new java.io.ByteArrayInputStream(chunk, from, to - from), in);
    }

    private @Nullable Line any() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (fill()) {
            int end = from;
            while (end < to && chunk[end] != '\n') {
                end++;
            }
            line.write(chunk, from, end - from);
            boolean ended = end < to;
            from = ended ? end + 1 : end;
            if (ended) {
                return new Line(++number, line.toByteArray(), true);
            }
            if (line.size() > LONGEST) {
                throw new IOException("line " + (number + 1) + " is longer than " + (LONGEST >> 20) + " MB");
            }
        }
        return line.size() == 0 ? null : new Line(++number, line.toByteArray(), false);
    }

    private boolean fill() throws IOException {
        if (from < to) {
            return true;
        }
        from = 0;
        to = Math.max(0, in.read(chunk, 0, chunk.length));
        return to > 0;
    }
}
