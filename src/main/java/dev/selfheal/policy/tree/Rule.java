package dev.selfheal.policy.tree;

import java.util.List;
import java.util.Map;

/**
 * A rule as its file has it.
 *
 * @param file its path below the rules folder
 * @param span all of it, from {@code rule} to {@code end}
 * @param name its id
 * @param packageName the family it belongs to
 * @param imports whole statements, as they are written
 * @param head everything before its conditions
 * @param tail everything behind them
 * @param annotations by name, their first value as written
 * @param then what it concludes, as written
 */
public record Rule(
        String file,
        Span span,
        String name,
        String packageName,
        List<String> imports,
        String head,
        AllOf when,
        String tail,
        Map<String, String> annotations,
        String then) {

    /** The rule with other conditions. */
    public Rule with(AllOf conditions) {
        return new Rule(file, span, name, packageName, imports, head, conditions, tail, annotations, then);
    }

    /** The rule with other conditions, as it would be written. */
    public String drl(AllOf conditions) {
        return head + "\n" + conditions.lines() + tail;
    }

    /** A file with nothing but this rule, its conditions exchanged. */
    public String file(AllOf conditions) {
        return preamble() + drl(conditions) + "\n";
    }

    /** What a file begins with so that this rule can stand in it. */
    public String preamble() {
        return "package " + packageName + "\n" + String.join("\n", imports) + "\n";
    }
}
