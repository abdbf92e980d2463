package dev.selfheal.recording.own;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A place in a schema file, and what stands there; it knows where to tell what is wrong with it. */
record Place(String file, String path, JsonNode node, List<KindProblem> problems) {
    private static final int LONGEST = 60;

    /** What stands under this key; a missing node where nothing does. */
    Place at(String key) {
        return new Place(file, path + "." + key, node.path(key), problems);
    }

    Place at(int index) {
        return new Place(file, path + "[" + index + "]", node.path(index), problems);
    }

    void problem(String message, String cure) {
        problems.add(new KindProblem(file, path, message, cure));
    }

    /** As it stands there, shortened. */
    String found() {
        if (node.isMissingNode()) {
            return "none";
        }
        String text = node.toString();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }

    void expected(String what, String cure) {
        problem("expected " + what + ", found " + found(), cure);
    }
}
