package dev.selfheal.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Where the reader stands in a document, and what it found wrong so far. A path is only put together for a problem. */
final class Trail {
    /** More are counted, not told: a document of another sort would fill the screen. */
    private static final int MOST_PROBLEMS = 20;

    private static final int LONGEST_FOUND = 60;

    private final String root;
    private final OwnKinds own;
    private final Deque<Object> steps = new ArrayDeque<>();
    private final List<String> problems = new ArrayList<>();
    private int count;

    /**
     * Begins one.
     *
     * @param root where the document stands itself, such as {@code $}
     * @param own the kinds, beside the shipped ones, that facts may be of
     */
    Trail(String root, OwnKinds own) {
        this.root = root;
        this.own = own;
    }

    OwnKinds own() {
        return own;
    }

    void in(String field) {
        steps.addLast(field);
    }

    void in(int index) {
        steps.addLast(index);
    }

    void out() {
        steps.removeLast();
    }

    /** How much is wrong so far: a part has been read well if it is the same before and after. */
    int count() {
        return count;
    }

    void wrong(String what) {
        count++;
        if (count <= MOST_PROBLEMS) {
            problems.add(path() + ": " + what);
        }
    }

    void expected(String expected, JsonNode found) {
        if (count >= MOST_PROBLEMS) {
            count++;
            return;
        }
        String text = found.toString();
        String shown = text.length() > LONGEST_FOUND ? text.substring(0, LONGEST_FOUND) + "..." : text;
        wrong("expected " + expected + ", found " + shown);
    }

    /** @throws WrongJson if anything was wrong */
    void end() {
        if (count > MOST_PROBLEMS) {
            problems.add("and " + (count - MOST_PROBLEMS) + " more");
        }
        if (count > 0) {
            throw new WrongJson(problems);
        }
    }

    String path() {
        StringBuilder path = new StringBuilder(root);
        for (Iterator<Object> all = steps.iterator(); all.hasNext(); ) {
            Object step = all.next();
            path.append(step instanceof Integer ? "[" + step + "]" : "." + step);
        }
        return path.toString();
    }
}
