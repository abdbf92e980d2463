package dev.selfheal.probe;

import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.fact.Reason;
import dev.selfheal.redact.Secrets;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.util.Locale;

/** Why a probe could not find out, read from what it threw. */
final class Failures {
    private static final int LONGEST_DETAIL = 500;

    private Failures() {}

    /** @param late whether its time was over when it threw */
    static ProbeFailure of(Probe probe, Throwable thrown, boolean late) {
        String detail = Secrets.line(text(thrown), LONGEST_DETAIL);
        return new ProbeFailure(probe.subject(), probe.critical(), reason(thrown, late), detail);
    }

    private static Reason reason(Throwable thrown, boolean late) {
        if (thrown instanceof ProbeException known) {
            return known.reason();
        }
        if (thrown instanceof InterruptedException
                || thrown instanceof InterruptedIOException
                || thrown instanceof ClosedByInterruptException) {
            return Reason.TIMED_OUT;
        }
        if (denied(thrown)) {
            return Reason.DENIED;
        }
        if (thrown instanceof UnknownHostException || thrown instanceof NoRouteToHostException) {
            return Reason.UNREACHABLE;
        }
        if (thrown instanceof IOException) {
            return late ? Reason.TIMED_OUT : Reason.UNREADABLE_ANSWER;
        }
        return Reason.BROKEN;
    }

    /** "Operation not permitted" is how macOS' privacy protection refuses; the JDK has no exception of its own for it. */
    private static boolean denied(Throwable thrown) {
        String text = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        return thrown instanceof AccessDeniedException
                || thrown instanceof SecurityException
                || (thrown instanceof IOException
                        && (text.contains("operation not permitted") || text.contains("permission denied")));
    }

    private static String text(Throwable thrown) {
        String message = thrown.getMessage();
        if (thrown instanceof ProbeException && message != null) {
            return message;
        }
        if (thrown instanceof AccessDeniedException) {
            return "permission denied: " + message;
        }
        return thrown instanceof IOException && message != null ? message : thrown.toString();
    }
}
