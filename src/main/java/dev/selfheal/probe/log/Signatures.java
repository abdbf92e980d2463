package dev.selfheal.probe.log;

import dev.selfheal.redact.Secrets;
import dev.selfheal.redact.Visible;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The kinds of errors that a log is known for. Two errors are of one kind where they differ only in numbers, identifiers and
 * paths. Bounded: the kind not seen for longest is forgotten first.
 */
final class Signatures {
    private static final int KNOWN = 256;
    /** New kinds shown at once; a log with more of them has one cause, or is no log. */
    private static final int SAMPLES = 5;

    private static final int LOOKED_AT = 300;
    private static final int SHOWN = 300;
    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_STEP = 0x100000001b3L;

    private final Map<Long, Boolean> known = new LinkedHashMap<>(16, 0.75f, true);
    private final List<String> samples = new ArrayList<>();

    Signatures(Collection<Long> known) {
        known.forEach(hash -> this.known.put(hash, true));
    }

    List<Long> known() {
        return List.copyOf(known.keySet());
    }

    List<String> samples() {
        return List.copyOf(samples);
    }

    void see(byte[] bytes, int from, int to) {
        if (known.put(hash(bytes, from, Math.min(to, from + LOOKED_AT)), true) != null) {
            return;
        }
        if (known.size() > KNOWN) {
            known.remove(known.keySet().iterator().next());
        }
        if (samples.size() < SAMPLES) {
            // Masked before it is cut: half a secret is not recognised as one.
            String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
            String masked = Secrets.mask(Visible.text(text).replaceAll("\\p{Cntrl}+", " "))
                    .strip();
            samples.add(masked.length() > SHOWN ? masked.substring(0, SHOWN) + "..." : masked);
        }
    }

    /** Of these very bytes. */
    static long raw(byte[] bytes) {
        long hash = FNV_START;
        for (byte b : bytes) {
            hash = add(hash, b);
        }
        return hash;
    }

    static long hash(byte[] bytes, int from, int to) {
        long hash = FNV_START;
        for (int i = from; i < to; ) {
            int stop = i;
            boolean digit = false;
            boolean hex = true;
            boolean slash = false;
            while (stop < to && part(bytes[stop])) {
                byte b = bytes[stop++];
                digit |= LineText.digit(b);
                slash |= b == '/';
                hex &= LineText.digit(b) || ((b | 0x20) >= 'a' && (b | 0x20) <= 'f') || b == '-';
            }
            if (stop == i) {
                hash = bytes[i] == ' ' ? hash : add(hash, bytes[i]);
                i++;
            } else if (slash || (digit && hex && stop - i >= 6)) {
                hash = add(hash, slash ? (byte) '/' : (byte) '#');
                i = stop;
            } else {
                for (; i < stop; i++) {
                    boolean more = LineText.digit(bytes[i]) && i > from && LineText.digit(bytes[i - 1]);
                    hash = more ? hash : add(hash, LineText.digit(bytes[i]) ? (byte) '0' : bytes[i]);
                }
            }
        }
        return hash;
    }

    private static long add(long hash, byte b) {
        return (hash ^ b) * FNV_STEP;
    }

    private static boolean part(byte b) {
        return LineText.letter(b) || LineText.digit(b) || b == '-' || b == '_' || b == '.' || b == '/' || b < 0;
    }
}
