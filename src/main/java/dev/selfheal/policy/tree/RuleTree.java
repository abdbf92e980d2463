package dev.selfheal.policy.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;

/** Rule files to trees, by the engine's own parser, so that a tree never says other than what the engine reads. */
public final class RuleTree {
    private final String file;
    private final String text;

    private RuleTree(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * The rules of a file, in its order.
     *
     * @param file its path below the rules folder
     * @return nothing where the engine's parser cannot read the file; the compiler tells why
     */
    public static List<Rule> of(String file, String text) {
        try {
            DrlParser parser = new DrlParser();
            PackageDescr read = parser.parse(false, text);
            return read == null || parser.hasErrors() ? List.of() : new RuleTree(file, text).rules(read);
        } catch (DroolsParserException | RuntimeException unreadable) {
            return List.of();
        }
    }

    private List<Rule> rules(PackageDescr read) {
        List<String> imports = Stream.concat(
                        read.getImports().stream().map(name -> "import " + name.getTarget() + ";"),
                        read.getFunctionImports().stream().map(name -> "import static " + name.getTarget() + ";"))
                .toList();
        return read.getRules().stream()
                .map(rule -> rule(rule, read.getName(), imports))
                .toList();
    }

    private Rule rule(RuleDescr rule, String packageName, List<String> imports) {
        AndDescr when = rule.getLhs();
        Span whole = span(rule);
        Span conditions = span(when);
        Map<String, String> annotations = new LinkedHashMap<>();
        for (AnnotationDescr annotation : rule.getAnnotations()) {
            annotations.put(annotation.getName(), annotation.getSingleValueAsString());
        }
        return new Rule(
                file,
                whole,
                rule.getName(),
                packageName,
                imports,
                text.substring(whole.begin(), conditions.begin()),
                new AllOf(conditions, inside(when)),
                text.substring(Math.max(conditions.begin(), conditions.end()), whole.end()),
                Map.copyOf(annotations),
                String.valueOf(rule.getConsequence()));
    }

    private List<Condition> inside(ConditionalElementDescr element) {
        List<Condition> parts = new ArrayList<>();
        for (Object part : element.getDescrs()) {
            parts.add(condition((BaseDescr) part));
        }
        return List.copyOf(parts);
    }

    private Condition condition(BaseDescr read) {
        if (read instanceof PatternDescr pattern) {
            return pattern(pattern);
        }
        if (read instanceof NotDescr not) {
            return new Not(span(not), single(inside(not), span(not)));
        }
        if (read instanceof ExistsDescr exists) {
            return new Exists(span(exists), single(inside(exists), span(exists)));
        }
        if (read instanceof OrDescr or) {
            return new AnyOf(span(or), inside(or));
        }
        if (read instanceof AndDescr and) {
            return new AllOf(span(and), inside(and));
        }
        String what = read.getClass().getSimpleName().replace("Descr", "").toLowerCase(java.util.Locale.ROOT);
        return new Opaque(span(read), what, span(read).in(text), Set.of());
    }

    private static Condition single(List<Condition> parts, Span span) {
        return parts.size() == 1 ? parts.get(0) : new AllOf(span, parts);
    }

    private Condition pattern(PatternDescr read) {
        Span span = span(read);
        if (read.getSource() == null) {
            return new Pattern(
                    span, Optional.ofNullable(read.getIdentifier()), read.getObjectType(), constraints(read));
        }
        boolean inline = read.getSource().getStartCharacter() == read.getStartCharacter();
        if (read.getSource() instanceof AccumulateDescr accumulate && inline && accumulate.isExternalFunction()) {
            List<Accumulate.Total> totals = accumulate.getFunctions().stream()
                    .map(call -> new Accumulate.Total(
                            Optional.ofNullable(call.getBind()), call.getFunction(), List.of(call.getParams())))
                    .toList();
            Condition input = condition(accumulate.getInput());
            Condition inside = input instanceof AllOf all && all.parts().size() == 1
                    ? all.parts().get(0)
                    : input;
            return new Accumulate(span, inside, totals, constraints(read));
        }
        return new Opaque(span, "from", span.in(text), Set.copyOf(read.getAllBoundIdentifiers()));
    }

    private List<Constraint> constraints(PatternDescr read) {
        return read.getDescrs().stream()
                .<Constraint>map(constraint ->
                        new Constraint(span(constraint), span(constraint).in(text)))
                .toList();
    }

    /** The parser's end of an enclosed part can lie on the bracket or the semicolon behind it. */
    private Span span(BaseDescr read) {
        int begin = Math.max(0, read.getStartCharacter());
        int end = Math.min(text.length(), Math.max(begin, read.getEndCharacter() + 1));
        if (read instanceof PatternDescr || read instanceof ConditionalElementDescr) {
            end = Math.max(begin, balanced(begin, end));
        }
        return new Span(begin, end, read.getLine());
    }

    private int balanced(int begin, int end) {
        int depth = 0;
        int last = end;
        boolean quoted = false;
        for (int at = begin; at < end; at++) {
            char c = text.charAt(at);
            if (quoted && c == '\\') {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')') {
                depth--;
                if (depth < 0) {
                    return at;
                }
                last = at + 1;
            }
        }
        return last;
    }
}
