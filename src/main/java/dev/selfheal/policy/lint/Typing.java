package dev.selfheal.policy.lint;

import dev.selfheal.spelling.Nearest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What an expression yields; on the way it tells of names that mean nothing and of what a rule may not use. */
final class Typing {
    static final String ONLY_VALUES =
            "a rule may use only what gives a value: facts, the verdict, text, numbers, java.time";

    private final Scope scope;

    Typing(Scope scope) {
        this.scope = scope;
    }

    Kind of(Expr expr) {
        if (expr instanceof Expr.Literal literal) {
            return literal(literal.value());
        }
        if (expr instanceof Expr.Name name) {
            return name(name);
        }
        if (expr instanceof Expr.Member member) {
            return member(member);
        }
        if (expr instanceof Expr.Call call) {
            return new Calls(scope, this).call(call);
        }
        if (expr instanceof Expr.Make make) {
            return new Calls(scope, this).make(make);
        }
        if (expr instanceof Expr.Index index) {
            Kind on = of(index.on());
            of(index.key());
            return on.inside().isEmpty()
                    ? Kind.UNKNOWN
                    : on.inside().get(on.inside().size() - 1);
        }
        if (expr instanceof Expr.Cast cast) {
            of(cast.of());
            return scope.imports().type(cast.type()).map(Kind::of).orElseGet(() -> {
                scope.imports().missing(cast.type(), place(cast), scope.found());
                return Kind.TOLD;
            });
        }
        if (expr instanceof Expr.Choice choice) {
            truth(choice.test());
            Kind yes = of(choice.yes());
            Kind no = of(choice.no());
            return yes.known() ? yes : no;
        }
        if (expr instanceof Expr.Binding binding) {
            return binding(binding);
        }
        return operators(expr);
    }

    /** A condition that stands alone must say yes or no. */
    void truth(Expr expr) {
        Kind kind = of(expr);
        if (kind.known() && !kind.truth() && !(expr instanceof Expr.Binding)) {
            scope.problem(
                    expr.at(),
                    Comparing.said(expr) + " is " + kind.words() + ", neither true nor false",
                    "compare it with something");
        }
    }

    private Kind operators(Expr expr) {
        Comparing comparing = new Comparing(scope);
        if (expr instanceof Expr.In in) {
            Kind left = of(in.of());
            in.values().forEach(value -> comparing.two(in.of(), left, value, of(value), "=="));
            return Kind.TRUTH;
        }
        if (expr instanceof Expr.Unary unary) {
            if (unary.operator().equals("!")) {
                truth(unary.of());
                return Kind.TRUTH;
            }
            of(unary.of());
            return Kind.NUMBER;
        }
        Expr.Binary binary = (Expr.Binary) expr;
        if (binary.operator().equals("&&") || binary.operator().equals("||")) {
            truth(binary.left());
            truth(binary.right());
            return Kind.TRUTH;
        }
        Kind left = of(binary.left());
        Kind right = of(binary.right());
        if (Set.of("+", "-", "*", "/", "%").contains(binary.operator())) {
            return left.text() || right.text()
                    ? Kind.TEXT
                    : left.number() && right.number() ? Kind.NUMBER : Kind.UNKNOWN;
        }
        comparing.two(binary.left(), left, binary.right(), right, binary.operator());
        return Kind.TRUTH;
    }

    private static Kind literal(@org.jspecify.annotations.Nullable Object value) {
        if (value instanceof String) {
            return Kind.TEXT;
        }
        if (value instanceof BigDecimal) {
            return Kind.NUMBER;
        }
        return value instanceof Boolean ? Kind.TRUTH : Kind.UNKNOWN;
    }

    private Kind binding(Expr.Binding binding) {
        Expr named = binding.of() instanceof Expr.Binary binary
                        && !Set.of("+", "-", "*", "/", "%", "&&", "||").contains(binary.operator())
                ? binary.left()
                : binding.of();
        Kind kind = of(named);
        if (named != binding.of()) {
            of(binding.of());
        }
        scope.variables().put(binding.name(), kind);
        return kind;
    }

    private Kind name(Expr.Name name) {
        Class<?> fact = scope.fact();
        if (fact != null) {
            if (name.name().equals("this")) {
                return Kind.of(fact);
            }
            Optional<Kind> field = Fields.of(Kind.of(fact), name.name());
            if (field.isPresent()) {
                return field.get();
            }
        }
        Optional<Kind> variable = scope.variable(name.name());
        if (variable.isPresent()) {
            return variable.get();
        }
        unknown(name.at(), name.name());
        return Kind.TOLD;
    }

    private void unknown(int at, String name) {
        Class<?> fact = scope.fact();
        if (Character.isUpperCase(name.charAt(0))) {
            scope.imports().missing(name, new Place(scope.file(), at), scope.found());
        } else if (fact != null && !name.startsWith("$")) {
            noField(at, fact, name);
        } else {
            Set<String> known = new TreeSet<>(scope.variables().keySet());
            scope.problem(
                    at, "nothing is called " + name + " here", meant(name, known, "bind it in a condition before"));
        }
    }

    private void noField(int at, Class<?> owner, String name) {
        Set<String> known = Fields.names(owner);
        String list =
                known.isEmpty() || known.size() > 20 ? "look at its schema" : "it has " + String.join(", ", known);
        String what = owner.isEnum()
                ? "there is no " + owner.getSimpleName() + "." + name
                : owner.getSimpleName() + " has no field \"" + name + "\"";
        scope.problem(at, what, meant(name, known, list));
    }

    static String meant(String name, Set<String> known, String otherwise) {
        return Optional.of(name)
                .filter(word -> word.length() > (word.startsWith("$") ? 3 : 2))
                .flatMap(word -> Nearest.of(word, known))
                .map(near -> "did you mean " + near + "?")
                .orElse(otherwise);
    }

    private Kind member(Expr.Member member) {
        Optional<Class<?>> type = type(member.on());
        if (type.isPresent()) {
            refuse(member.at(), type.get(), Allowed.imported(type.get()));
            return Fields.of(Kind.of(type.get()), member.name()).orElseGet(() -> {
                noField(member.at(), type.get(), member.name());
                return Kind.TOLD;
            });
        }
        if (path(member).isPresent()) {
            // The beginning of a longer name, or of one that leads nowhere.
            scope.problem(member.at(), "there is no " + path(member).get(), "import the type by its name");
            return Kind.TOLD;
        }
        Kind on = of(member.on());
        if (!on.known()) {
            return on;
        }
        return Fields.of(on, member.name()).orElseGet(() -> {
            noField(member.at(), on.of(), member.name());
            return Kind.TOLD;
        });
    }

    private void refuse(int at, Class<?> type, boolean allowed) {
        if (!allowed) {
            scope.problem(at, type.getSimpleName() + " is not used here", ONLY_VALUES);
        }
    }

    /** The type that this names, if it is the name of one and of nothing nearer. */
    Optional<Class<?>> type(Expr expr) {
        return path(expr).flatMap(scope.imports()::type);
    }

    /** {@code a.b.c} as it is written, where nothing nearer is called {@code a}. */
    Optional<String> path(Expr expr) {
        if (expr instanceof Expr.Name name) {
            Class<?> fact = scope.fact();
            boolean nearer = scope.variable(name.name()).isPresent()
                    || name.name().equals("this")
                    || (fact != null && Fields.of(Kind.of(fact), name.name()).isPresent());
            return nearer ? Optional.empty() : Optional.of(name.name());
        }
        if (expr instanceof Expr.Member member) {
            Optional<String> begin = path(member.on());
            return begin.filter(name -> name.indexOf('.') > 0 || name.matches("[a-z]\\w*"))
                    .map(name -> name + "." + member.name());
        }
        return Optional.empty();
    }

    private Place place(Expr expr) {
        return new Place(scope.file(), expr.at());
    }

    List<Kind> all(List<Expr> exprs) {
        return exprs.stream().map(this::of).toList();
    }
}
