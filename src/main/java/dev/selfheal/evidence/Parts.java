package dev.selfheal.evidence;

import dev.selfheal.evidence.Exhibit.Kind;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.FileTrouble;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks at several things at once, until a deadline: what hangs is left behind, and what breaks says so. */
final class Parts {
    private record Part(Kind kind, String source, FutureTask<List<Exhibit>> look) {}

    private final List<Part> parts = new ArrayList<>();

    /** One way to look. */
    interface Look {
        List<Exhibit> look() throws Exception;
    }

    /** Begins to look there. */
    void look(Kind kind, String source, Look look) {
        FutureTask<List<Exhibit>> task = new FutureTask<>(look::look);
        parts.add(new Part(kind, source, task));
        try {
            Thread thread = new Thread(task, "evidence " + source);
            thread.setDaemon(true);
            thread.start();
        } catch (OutOfMemoryError noThread) {
            // The sick thing may well have used up what threads are made of.
            task.cancel(false);
        }
    }

    /** All that was found by then, and what was not. */
    List<Exhibit> await(Deadline deadline) throws InterruptedException {
        List<Exhibit> found = new ArrayList<>();
        try {
            for (Part part : parts) {
                found.addAll(await(part, deadline));
            }
            return found;
        } finally {
            parts.forEach(part -> part.look.cancel(true));
        }
    }

    private static List<Exhibit> await(Part part, Deadline deadline) throws InterruptedException {
        try {
            return part.look.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return missing(part, "it could not be had in time");
        } catch (ExecutionException broken) {
            Throwable cause = broken.getCause();
            return missing(part, why(cause == null ? broken : cause));
        } catch (CancellationException unbegun) {
            return missing(part, "no thread could be started to look");
        }
    }

    private static List<Exhibit> missing(Part part, String why) {
        return List.of(Exhibit.missing(part.kind, part.source, Lines.one(why)));
    }

    static String why(Throwable broken) {
        if (broken instanceof IOException trouble) {
            return FileTrouble.words(trouble);
        }
        String said = broken.getMessage();
        return said == null || said.isBlank() ? broken.getClass().getSimpleName() : said;
    }
}
