package dev.selfheal.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.sys.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came of looking at everything.
 *
 * @param good area to what is good about it, for people
 * @param troubles all that is wrong, in the order in which it is told
 */
public record Checkup(Map<String, String> good, List<Trouble> troubles) {
    private static final List<String> AREAS = List.of("inventory", "schemas", "rules", "cases", "machine");

    public Checkup {
        good = new LinkedHashMap<>(good);
        troubles = troubles.stream()
                .distinct()
                .sorted(Comparator.comparing((Trouble trouble) -> AREAS.indexOf(trouble.area()))
                        .thenComparing(Trouble::file)
                        .thenComparing(Trouble::line))
                .toList();
    }

    public boolean fine() {
        return troubles.isEmpty();
    }

    /** One line for each area that is good. */
    public List<String> goodLines() {
        List<String> lines = new ArrayList<>();
        good.forEach((area, what) -> lines.add(String.format("%-10s good: %s", area, what)));
        return lines;
    }

    /** The troubles, those of one file together, and their number last; nothing where there is none. */
    public List<String> troubleLines() {
        List<String> lines = new ArrayList<>();
        String before = "";
        for (Trouble trouble : troubles) {
            if (!lines.isEmpty() && !before.equals(trouble.area() + trouble.file())) {
                lines.add("");
            }
            before = trouble.area() + trouble.file();
            lines.add(trouble.text());
        }
        if (!troubles.isEmpty()) {
            lines.add("");
            lines.add(summary());
        }
        return lines;
    }

    /** {@code 3 problems: 2 in the rules, 1 in the inventory}. */
    private String summary() {
        Map<String, Long> counts = troubles.stream()
                .collect(Collectors.groupingBy(Trouble::area, LinkedHashMap::new, Collectors.counting()));
        String parts = counts.entrySet().stream()
                .map(area -> area.getValue()
                        + (area.getKey().equals("machine") ? " on this machine" : " in the " + area.getKey()))
                .collect(Collectors.joining(", "));
        return troubles.size() + (troubles.size() == 1 ? " problem: " : " problems: ") + parts;
    }

    /** The same for programs. */
    public ObjectNode json() {
        ObjectNode all = Json.MAPPER.createObjectNode().put("fine", fine());
        ObjectNode fine = all.putObject("good");
        good.forEach(fine::put);
        ArrayNode wrong = all.putArray("problems");
        for (Trouble trouble : troubles) {
            wrong.addObject()
                    .put("area", trouble.area())
                    .put("file", trouble.file())
                    .put("line", trouble.line())
                    .put("text", trouble.text());
        }
        return all;
    }
}
