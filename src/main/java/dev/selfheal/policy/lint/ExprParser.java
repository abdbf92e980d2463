package dev.selfheal.policy.lint;

import dev.selfheal.policy.lint.Tokens.Kind;
import dev.selfheal.policy.lint.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the expressions that the house style knows: no lambda, no assignment, nothing that is more than a value. */
final class ExprParser {
    private static final Set<String> COMPARE = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> WORDS = Set.of("contains", "excludes", "memberOf", "matches", "soundslike");
    private static final int DEEPEST = 100;
    private static final int LONGEST = 5_000;

    private final List<Token> tokens;
    private int next;
    private int depth;

    /** The left side of the last comparison, for {@code a == 1 || == 2}. */
    private @Nullable Expr compared;

    private ExprParser(List<Token> tokens) throws Unreadable {
        this.tokens = tokens;
        if (tokens.size() > LONGEST) {
            throw new Unreadable(tokens.get(LONGEST));
        }
    }

    /** What could not be read. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        final transient Token token;

        Unreadable(Token token) {
            super(token.value(), null, false, false);
            this.token = token;
        }
    }

    /** One constraint of a pattern: an expression that may give a name. */
    static Expr constraint(String text, int begin, int end) throws Unreadable {
        ExprParser parser = new ExprParser(Tokens.of(text, begin, end));
        Expr read = parser.peek(1).is(":") ? parser.binding() : parser.expression();
        parser.expectEnd();
        return read;
    }

    /** The expressions of a list of statements such as {@code insertLogical(x);}, whatever these are. */
    static List<Expr> statements(String text, int begin, int end) throws Unreadable {
        ExprParser parser = new ExprParser(Tokens.of(text, begin, end));
        List<Expr> all = new ArrayList<>();
        while (parser.peek(0).kind() != Kind.END) {
            all.add(parser.expression());
            parser.expect(";");
        }
        return List.copyOf(all);
    }

    private Expr binding() throws Unreadable {
        Token name = word();
        expect(":");
        return new Expr.Binding(name.at(), name.value(), expression());
    }

    private Expr expression() throws Unreadable {
        if (++depth > DEEPEST) {
            throw new Unreadable(peek(0));
        }
        Expr test = or();
        if (peek(0).is("?")) {
            next++;
            Expr yes = expression();
            expect(":");
            test = new Expr.Choice(test.at(), test, yes, expression());
        }
        depth--;
        return test;
    }

    private Expr or() throws Unreadable {
        Expr left = and();
        while (peek(0).is("||")) {
            next++;
            left = new Expr.Binary(left.at(), "||", left, and());
        }
        return left;
    }

    private Expr and() throws Unreadable {
        Expr left = comparison();
        while (peek(0).is("&&")) {
            next++;
            left = new Expr.Binary(left.at(), "&&", left, comparison());
        }
        return left;
    }

    private Expr comparison() throws Unreadable {
        Expr before = compared;
        Expr left = COMPARE.contains(peek(0).value()) && peek(0).kind() == Kind.SIGN && before != null ? before : sum();
        if (peek(0).kind() == Kind.SIGN && COMPARE.contains(peek(0).value())) {
            String operator = take().value();
            compared = left;
            return new Expr.Binary(left.at(), operator, left, sum());
        }
        boolean not = peek(0).is("not") && peek(1).kind() == Kind.WORD;
        String word = peek(not ? 1 : 0).value();
        if (peek(not ? 1 : 0).kind() != Kind.WORD) {
            return left;
        }
        if (word.equals("in")) {
            next += not ? 2 : 1;
            return new Expr.In(left.at(), not, left, arguments());
        }
        if (word.equals("str") && peek(not ? 2 : 1).is("[")) {
            next += not ? 3 : 2;
            String kind = word().value();
            expect("]");
            return new Expr.Binary(left.at(), "str[" + kind + "]", left, sum());
        }
        if (WORDS.contains(word)) {
            next += not ? 2 : 1;
            return new Expr.Binary(left.at(), word, left, sum());
        }
        return left;
    }

    private Expr sum() throws Unreadable {
        Expr left = product();
        while (peek(0).is("+") || peek(0).is("-")) {
            String operator = take().value();
            left = new Expr.Binary(left.at(), operator, left, product());
        }
        return left;
    }

    private Expr product() throws Unreadable {
        Expr left = unary();
        while (peek(0).is("*") || peek(0).is("/") || peek(0).is("%")) {
            String operator = take().value();
            left = new Expr.Binary(left.at(), operator, left, unary());
        }
        return left;
    }

    private Expr unary() throws Unreadable {
        Token first = peek(0);
        if (first.is("!") || first.is("-")) {
            next++;
            if (++depth > DEEPEST) {
                throw new Unreadable(first);
            }
            Expr of = unary();
            depth--;
            return new Expr.Unary(first.at(), first.value(), of);
        }
        if (first.is("(") && castAhead()) {
            next++;
            String type = qualified();
            expect(")");
            return new Expr.Cast(first.at(), type, unary());
        }
        return postfix();
    }

    /** {@code (Number) $x}: a type in brackets, and then something that begins a value. */
    private boolean castAhead() {
        int ahead = 1;
        while (peek(ahead).kind() == Kind.WORD && peek(ahead + 1).is(".")) {
            ahead += 2;
        }
        Token type = peek(ahead);
        Token behind = peek(ahead + 2);
        return type.kind() == Kind.WORD
                && peek(ahead + 1).is(")")
                && !type.value().startsWith("$")
                && (behind.kind() == Kind.TEXT
                        || behind.kind() == Kind.NUMBER
                        || (behind.kind() == Kind.WORD && !WORDS.contains(behind.value()) && !reserved(behind.value()))
                        || behind.is("("));
    }

    private static boolean reserved(String word) {
        return word.equals("in") || word.equals("not") || word.equals("str");
    }

    private Expr postfix() throws Unreadable {
        Expr left = primary();
        while (true) {
            if (peek(0).is(".") || (peek(0).is("!") && peek(1).is("."))) {
                next += peek(0).is(".") ? 1 : 2;
                Token name = word();
                left = peek(0).is("(")
                        ? new Expr.Call(name.at(), left, name.value(), arguments())
                        : new Expr.Member(name.at(), left, name.value());
            } else if (peek(0).is("[")) {
                next++;
                left = new Expr.Index(left.at(), left, expression());
                expect("]");
            } else {
                return left;
            }
        }
    }

    private Expr primary() throws Unreadable {
        Token first = take();
        if (first.kind() == Kind.TEXT) {
            return new Expr.Literal(first.at(), first.value());
        }
        if (first.kind() == Kind.NUMBER) {
            return new Expr.Literal(first.at(), new java.math.BigDecimal(digits(first)));
        }
        if (first.kind() == Kind.WORD) {
            return named(first);
        }
        if (!first.is("(")) {
            throw new Unreadable(first);
        }
        Expr inside = expression();
        expect(")");
        return inside;
    }

    private static String digits(Token number) throws Unreadable {
        String digits = number.value().replaceAll("_|(?<=[0-9])[lLdDfFbBiI]$", "");
        if (!digits.matches("[0-9]{1,40}(\\.[0-9]{1,40})?")) {
            throw new Unreadable(number);
        }
        return digits;
    }

    private Expr named(Token first) throws Unreadable {
        String word = first.value();
        if (word.equals("true") || word.equals("false") || word.equals("null")) {
            return new Expr.Literal(first.at(), word.equals("null") ? null : Boolean.valueOf(word));
        }
        if (word.equals("new")) {
            String type = qualified();
            return new Expr.Make(first.at(), type, arguments());
        }
        return peek(0).is("(") ? new Expr.Call(first.at(), null, word, arguments()) : new Expr.Name(first.at(), word);
    }

    private String qualified() throws Unreadable {
        StringBuilder name = new StringBuilder(word().value());
        while (peek(0).is(".")) {
            next++;
            name.append('.').append(word().value());
        }
        return name.toString();
    }

    private List<Expr> arguments() throws Unreadable {
        expect("(");
        List<Expr> arguments = new ArrayList<>();
        while (!peek(0).is(")")) {
            if (!arguments.isEmpty()) {
                expect(",");
            }
            arguments.add(expression());
        }
        next++;
        return List.copyOf(arguments);
    }

    private Token peek(int ahead) {
        return tokens.get(Math.min(next + ahead, tokens.size() - 1));
    }

    private Token take() {
        return tokens.get(Math.min(next++, tokens.size() - 1));
    }

    private Token word() throws Unreadable {
        Token token = take();
        if (token.kind() != Kind.WORD) {
            throw new Unreadable(token);
        }
        return token;
    }

    private void expect(String sign) throws Unreadable {
        Token token = take();
        if (!token.is(sign)) {
            throw new Unreadable(token);
        }
    }

    private void expectEnd() throws Unreadable {
        if (peek(0).kind() != Kind.END) {
            throw new Unreadable(peek(0));
        }
    }
}
