package dev.selfheal.policy;

import dev.selfheal.recording.OwnKinds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.QueryResults;
import org.kie.api.runtime.rule.QueryResultsRow;

/** Conditions of rules put as questions: compiled once, asked of any set of facts. They conclude nothing. */
public final class Queries {
    private final InternalKnowledgeBase queries;

    private Queries(InternalKnowledgeBase queries) {
        this.queries = queries;
    }

    /** What came of it: queries exactly where there is no problem. */
    public record Compiled(Optional<Queries> queries, List<RuleProblem> problems) {}

    /**
     * Compiles files of {@code query} definitions, whose names must differ over all of them.
     *
     * @param own the owner's own kinds of facts
     */
    public static Compiled compile(List<RuleSource> sources, OwnKinds own) {
        RuleCompiler.Compiled compiled = Engine.CURRENT.compile(sources, List.of(), own.loader());
        return compiled.problems().isEmpty()
                ? new Compiled(
                        Optional.of(
                                new Queries(Policies.base(compiled.packages(), own.loader(), Evaluation.INTERPRETED))),
                        List.of())
                : new Compiled(Optional.empty(), compiled.problems());
    }

    /** Puts the questions to these facts. */
    public Asked of(Collection<?> facts) {
        return new Asked(queries.newKieSession(), facts);
    }

    /** One set of facts that questions are put to; to be closed. */
    public static final class Asked implements AutoCloseable {
        private final KieSession session;
        private final Map<String, List<Map<String, @Nullable Object>>> known = new LinkedHashMap<>();

        private Asked(KieSession session, Collection<?> facts) {
            this.session = session;
            facts.forEach(session::insert);
        }

        /**
         * Every way in which the conditions of that query hold: what each variable stands for.
         *
         * @throws RuntimeException if an expression of it cannot be worked out for some fact
         */
        public List<Map<String, @Nullable Object>> rows(String query) {
            return known.computeIfAbsent(query, this::ask);
        }

        private List<Map<String, @Nullable Object>> ask(String query) {
            QueryResults results = session.getQueryResults(query);
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            for (QueryResultsRow row : results) {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                for (String name : results.getIdentifiers()) {
                    values.put(name, row.get(name));
                }
                rows.add(Collections.unmodifiableMap(values));
            }
            return List.copyOf(rows);
        }

        @Override
        public void close() {
            session.dispose();
        }
    }
}
