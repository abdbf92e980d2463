package dev.selfheal.probe.log;

import dev.selfheal.fact.Reason;
import dev.selfheal.probe.ProbeException;
import dev.selfheal.sys.Deadline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Reads part of a file line by line in constant memory. Of a very long line only the beginning is seen. A NUL ends a line too:
 * a log that was truncated under its writer begins with gigabytes of them.
 */
final class Lines {
    /** Bytes of a line that anybody looks at. */
    static final int KEPT = 8 << 10;

    private static final int BLOCK = 256 << 10;

    /** Sees one line, without its end. */
    interface Sink {
        /** @return whether to go on */
        boolean line(byte[] bytes, int from, int to, long at);
    }

    /**
     * Where reading ended.
     *
     * @param offset first byte that was not consumed: the end, or the beginning of a line that is still being written
     * @param within whether the line there has been seen already
     */
    record Stop(long offset, boolean within) {}

    private final FileChannel file;
    private final Deadline deadline;
    private final byte[] block = new byte[BLOCK];

    Lines(FileChannel file, Deadline deadline) {
        this.file = file;
        this.deadline = deadline;
    }

    /**
     * @param within whether the first line has been seen already, and only its rest is to be skipped
     * @param finished whether a last line without an end will not be written on, and so counts
     */
    Stop read(long from, long to, boolean within, boolean finished, Sink sink)
            throws IOException, ProbeException, InterruptedException {
        boolean skipping = within;
        long base = from;
        int have = 0;
        int scanned = 0;
        while (true) {
            goOn();
            int room = (int) Math.min(BLOCK - have, to - base - have);
            int n = room > 0 ? file.read(ByteBuffer.wrap(block, have, room), base + have) : -1;
            have += Math.max(0, n);
            int start = 0;
            for (int i = scanned; i < have; i++) {
                if (block[i] != '\n' && block[i] != 0) {
                    continue;
                }
                if (!skipping && i > start && !sink.line(block, start, kept(start, i), base + start)) {
                    return new Stop(base + start, false);
                }
                skipping = false;
                start = i + 1;
            }
            boolean last = n <= 0;
            boolean cut = have - start == BLOCK || (last && finished && have > start);
            if (!skipping && cut) {
                if (!sink.line(block, start, kept(start, have), base + start)) {
                    return new Stop(base + start, false);
                }
                skipping = true;
            }
            start = skipping ? have : start;
            System.arraycopy(block, start, block, 0, have - start);
            base += start;
            have -= start;
            scanned = have;
            if (last) {
                return new Stop(base, skipping);
            }
        }
    }

    private int kept(int from, int to) {
        int end = to > from && block[to - 1] == '\r' ? to - 1 : to;
        return Math.min(end, from + KEPT);
    }

    private void goOn() throws ProbeException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (deadline.passed()) {
            throw new ProbeException(Reason.TIMED_OUT, "the log could not be read in time");
        }
    }
}
