package dev.selfheal.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * YAML text to a tree, from the parser's events: no object is ever made of what a file names, and nothing is resolved,
 * so that {@code no}, {@code 0600} and {@code ~} stay what their owner wrote.
 */
public final class YamlReader {
    /** Deeper than any file of ours: the deepest key that there is lies at five. */
    private static final int MAX_DEPTH = 12;

    private final Parser parser;
    private final Problems problems;

    private YamlReader(Parser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /** Told of everything that is wrong. */
    public interface Problems {
        /**
         * @param line from 1
         * @param message what is wrong and what to write instead, as half a sentence
         */
        void add(int line, String message);
    }

    /**
     * The tree, or nothing where the text is no YAML; what is wrong is told.
     *
     * @param contents what to write into an empty file
     */
    public static Optional<Yaml> read(String text, String contents, Problems problems) {
        try {
            Parser events = new ParserImpl(new StreamReader(text), new LoaderOptions());
            return new YamlReader(events, problems).document(contents);
        } catch (TooDeep deep) {
            problems.add(deep.line, "is nested more than " + MAX_DEPTH + " deep; no key is that deep");
        } catch (MarkedYAMLException broken) {
            Mark mark = broken.getProblemMark() == null ? broken.getContextMark() : broken.getProblemMark();
            problems.add(mark == null ? 1 : mark.getLine() + 1, "is not YAML here: " + reason(broken));
        } catch (ReaderException control) {
            problems.add(
                    line(text, control.getPosition()),
                    "holds the control character " + control.getCodePoint() + "; remove it");
        } catch (YAMLException broken) {
            problems.add(1, "is not YAML: " + broken.getMessage());
        }
        return Optional.empty();
    }

    private Optional<Yaml> document(String contents) {
        parser.getEvent();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            problems.add(1, "is empty; write " + contents + ", or remove the file");
            return Optional.empty();
        }
        parser.getEvent();
        Yaml root = node(0);
        parser.getEvent();
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            problems.add(line(parser.peekEvent()), "a second document begins; keep one, and remove the line ---");
        }
        return Optional.of(root);
    }

    private Yaml node(int depth) {
        Event event = parser.getEvent();
        int line = line(event);
        if (depth > MAX_DEPTH) {
            throw new TooDeep(line);
        }
        if (event instanceof AliasEvent alias) {
            problems.add(line, "*" + alias.getAnchor() + " is an alias; write the value out");
            return new Yaml.Refused(line);
        }
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            problems.add(line, "&" + node.getAnchor() + " is an anchor; remove it, and write the value out");
        }
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag(), line);
            return new Yaml.Text(scalar.getValue(), !scalar.isPlain(), line);
        }
        refuseTag(((CollectionStartEvent) event).getTag(), line);
        return event.is(Event.ID.SequenceStart) ? items(line, depth) : pairs(line, depth);
    }

    private void refuseTag(@org.jspecify.annotations.Nullable String tag, int line) {
        if (tag != null) {
            problems.add(line, tag + " is a tag; remove it");
        }
    }

    private Yaml items(int line, int depth) {
        List<Yaml> items = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node(depth + 1));
        }
        parser.getEvent();
        return new Yaml.Items(items, line);
    }

    private Yaml pairs(int line, int depth) {
        List<Yaml.Pair> pairs = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            Yaml key = node(depth + 1);
            pairs.add(new Yaml.Pair(key, node(depth + 1)));
        }
        parser.getEvent();
        return new Yaml.Pairs(pairs, line);
    }

    private static int line(Event event) {
        return event.getStartMark().getLine() + 1;
    }

    private static int line(String text, int position) {
        int end = text.offsetByCodePoints(0, Math.min(position, text.codePointCount(0, text.length())));
        return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }

    private static String reason(MarkedYAMLException broken) {
        String what = String.valueOf(broken.getProblem()).strip();
        if (what.contains("(TAB)")) {
            return "a tab; indent with spaces";
        }
        if (what.startsWith("mapping values are not allowed here")) {
            return "a colon where none belongs; indent alike, or put the text in quotes";
        }
        String context = broken.getContext() == null ? "" : broken.getContext().strip() + ", ";
        return context + what + "; look at the indentation, quotes and brackets of this line and the one before";
    }

    /** Ends the reading of a file that is made to exhaust its reader. */
    private static final class TooDeep extends RuntimeException {
        private final int line;

        TooDeep(int line) {
            this.line = line;
        }
    }
}
