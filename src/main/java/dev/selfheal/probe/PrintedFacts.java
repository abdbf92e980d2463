package dev.selfheal.probe;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Observed;
import dev.selfheal.fact.Reason;
import dev.selfheal.recording.Kinds;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.recording.SchemaCheck;
import dev.selfheal.redact.Secrets;
import dev.selfheal.sys.Json;
import dev.selfheal.sys.Ran;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Facts that a program printed as JSON: one, a list, or one after the other. They must be of observed kinds and about the
 * command's own subjects; one that is not spoils all of them, since nobody knows what else such a program got wrong.
 */
final class PrintedFacts {
    /** An object or a list of objects; a plugin's text may well begin with "[OK]". */
    private static final Pattern BEGINNING =
            Pattern.compile("\\s*+(?:\\[\\s*+)?+(?:\\{\\s*+[\"}]|(?<=\\[\\s{0,20})\\])");

    private static final int MOST_FACTS = 1000;

    private PrintedFacts() {}

    static boolean in(String output) {
        return BEGINNING.matcher(output).lookingAt();
    }

    /** Whether a command may speak of this subject: itself, or a part of itself as {@code command:ID/part}. */
    static boolean own(String command, String subject) {
        return subject.equals(command) || subject.startsWith(command + "/");
    }

    static List<Fact> read(String command, Ran.Exited done, OwnKinds own) throws ProbeException {
        if (done.status() != 0) {
            throw refused("it printed facts but ended with exit status " + done.status() + "; facts need 0");
        }
        if (done.truncated()) {
            throw refused("it printed more than is read");
        }
        SchemaCheck schemas = new SchemaCheck(own);
        List<Fact> facts = new ArrayList<>();
        for (JsonNode printed : nodes(done.output())) {
            facts.add(fact(command, masked(printed), schemas, own, facts.size() + 1));
        }
        if (facts.isEmpty()) {
            throw refused("it printed an empty list; print at least one fact");
        }
        return facts;
    }

    private static List<JsonNode> nodes(String output) throws ProbeException {
        List<JsonNode> nodes = new ArrayList<>();
        try (MappingIterator<JsonNode> roots =
                Json.MAPPER.readerFor(JsonNode.class).readValues(output)) {
            while (roots.hasNextValue()) {
                JsonNode root = roots.nextValue();
                (root.isArray() ? root : List.of(root)).forEach(nodes::add);
                if (nodes.size() > MOST_FACTS) {
                    throw refused("it printed more than " + MOST_FACTS + " facts");
                }
            }
        } catch (JsonProcessingException wrong) {
            throw refused("what it printed begins like JSON but is none" + place(wrong.getLocation()));
        } catch (IOException | RuntimeException wrong) {
            throw refused("what it printed cannot be read: " + wrong.getMessage());
        }
        return nodes;
    }

    /** The parser's own words would quote what it met, which may be a secret without its name. */
    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : ": line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static Fact fact(String command, JsonNode printed, SchemaCheck schemas, OwnKinds own, int number)
            throws ProbeException {
        String which = "fact " + number + ": ";
        Fact fact;
        try {
            String kind = printed.path("kind").asText();
            if (!Observed.class.isAssignableFrom(Kinds.type(kind, "$", own))) {
                throw refused(which + "a " + kind + " is Selfheal's own memory; print what was observed");
            }
            List<String> problems = schemas.problems(printed);
            if (!problems.isEmpty()) {
                throw refused(which + String.join("; ", problems));
            }
            fact = Kinds.read(printed, "$", own);
        } catch (IllegalArgumentException wrong) {
            throw refused(which + wrong.getMessage());
        }
        if (!own(command, fact.subject())) {
            throw refused(
                    which + "about " + fact.subject() + "; only " + command + " and " + command + "/... are its own");
        }
        return fact;
    }

    private static ProbeException refused(String why) {
        return new ProbeException(Reason.UNREADABLE_ANSWER, Secrets.line(why, 500));
    }

    /** The same JSON with every text masked. */
    private static JsonNode masked(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(Secrets.mask(node.textValue()));
        }
        if (node instanceof ArrayNode list) {
            ArrayNode copy = Json.MAPPER.createArrayNode();
            list.forEach(element -> copy.add(masked(element)));
            return copy;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Json.MAPPER.createObjectNode();
            object.properties().forEach(field -> {
                String name = field.getKey();
                JsonNode value = field.getValue();
                JsonNode safe =
                        value.isTextual() ? TextNode.valueOf(Secrets.value(name, value.textValue())) : masked(value);
                copy.set(Secrets.mask(name), safe);
            });
            return copy;
        }
        return node;
    }
}
