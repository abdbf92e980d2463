package dev.selfheal.policy.lint;

import dev.selfheal.policy.tree.Rule;
import dev.selfheal.verdict.Conclusion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What stands behind {@code then}: it may only conclude, so it is a list of {@code insertLogical(...);} and nothing else. */
final class Consequence {
    private static final String ONLY =
            "write only insertLogical(...); there, with a finding, a fix or another part of the verdict";
    private static final Set<String> PLAIN_INSERTS =
            Set.of("insert", "update", "modify", "delete", "retract", "insertAsync");

    private static final Set<String> STATEMENTS =
            Set.of("if", "for", "while", "do", "try", "switch", "throw", "return", "synchronized", "var", "final");

    private Consequence() {}

    static List<Concluded> of(Rule rule, FileText file, Scope scope) {
        int tail = rule.span().end() - rule.tail().length();
        int begin = Math.max(tail, file.text().indexOf(rule.then(), tail));
        int end = Math.min(file.text().length(), begin + rule.then().length());
        List<Expr> statements;
        try {
            statements = ExprParser.statements(file.text(), begin, end);
        } catch (ExprParser.Unreadable unreadable) {
            unreadable(file, begin, end, unreadable.token, scope);
            return List.of();
        }
        List<Concluded> all = new ArrayList<>();
        statements.forEach(statement -> conclusion(statement, scope).ifPresent(all::add));
        if (statements.isEmpty()) {
            scope.problem(rule.span().begin(), "concludes nothing", "write insertLogical(...); after then");
        }
        return List.copyOf(all);
    }

    private static void unreadable(FileText file, int begin, int end, Tokens.Token token, Scope scope) {
        if (token.kind() == Tokens.Kind.END) {
            scope.problem(
                    lastWord(file, begin, end),
                    "the last statement of then is not ended",
                    "end each statement with a semicolon");
            return;
        }
        // What people would call it stands before the sign that could not be read.
        Tokens.Token named = Tokens.of(file.text(), begin, token.at()).stream()
                .filter(word -> STATEMENTS.contains(word.value()))
                .findFirst()
                .orElse(token);
        scope.problem(named.at(), "\"" + named.value() + "\" has no place in then", ONLY);
    }

    private static int lastWord(FileText file, int begin, int end) {
        int at = end - 1;
        while (at > begin && Character.isWhitespace(file.words().code().charAt(at))) {
            at--;
        }
        return Math.max(begin, at);
    }

    private static Optional<Concluded> conclusion(Expr statement, Scope scope) {
        boolean call = statement instanceof Expr.Call;
        if (!(statement instanceof Expr.Call insert)
                || insert.on() != null
                || !insert.name().equals("insertLogical")
                || insert.arguments().size() != 1) {
            boolean told = call
                    && ((Expr.Call) statement).on() == null
                    && PLAIN_INSERTS.contains(((Expr.Call) statement).name());
            if (told) {
                new Typing(scope).all(((Expr.Call) statement).arguments());
            } else {
                scope.problem(statement.at(), "then does more than conclude", ONLY);
            }
            return Optional.empty();
        }
        Expr what = insert.arguments().get(0);
        Kind kind = new Typing(scope).of(what);
        if (!kind.known()) {
            return Optional.empty();
        }
        if (!Conclusion.class.isAssignableFrom(kind.of()) || kind.of() == Conclusion.class) {
            scope.problem(what.at(), "concludes " + kind.words() + ", which is no part of a verdict", ONLY);
            return Optional.empty();
        }
        if (what instanceof Expr.Call factory) {
            return Optional.of(new Concluded(kind.of(), factory.name(), factory.arguments(), what.at()));
        }
        if (what instanceof Expr.Make make) {
            return Optional.of(new Concluded(kind.of(), "new", make.arguments(), what.at()));
        }
        scope.problem(what.at(), "concludes again what it has read", "conclude something of its own");
        return Optional.empty();
    }
}
