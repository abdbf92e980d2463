package dev.selfheal.policy.lint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An expression of a rule, in a condition or in what it concludes. Each knows the offset in its file where it begins. */
sealed interface Expr {
    int at();

    /** What is directly inside. */
    List<Expr> parts();

    default Stream<Expr> all() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(Expr::all));
    }

    /** A text, number, truth value or null. */
    record Literal(int at, @Nullable Object value) implements Expr {
        @Override
        public List<Expr> parts() {
            return List.of();
        }
    }

    /** A field of the pattern, a variable or a type; which of them is for its surroundings to say. */
    record Name(int at, String name) implements Expr {
        @Override
        public List<Expr> parts() {
            return List.of();
        }
    }

    /** {@code on.name}. */
    record Member(int at, Expr on, String name) implements Expr {
        @Override
        public List<Expr> parts() {
            return List.of(on);
        }
    }

    /** {@code on.name(arguments)}; without {@code on}, a static import or a method of the fact itself. */
    record Call(int at, @Nullable Expr on, String name, List<Expr> arguments) implements Expr {
        @Override
        public List<Expr> parts() {
            List<Expr> parts = new ArrayList<>();
            if (on != null) {
                parts.add(on);
            }
            parts.addAll(arguments);
            return Collections.unmodifiableList(parts);
        }
    }

    /** {@code new type(arguments)}. */
    record Make(int at, String type, List<Expr> arguments) implements Expr {
        @Override
        public List<Expr> parts() {
            return arguments;
        }
    }

    /** {@code on[key]}. */
    record Index(int at, Expr on, Expr key) implements Expr {
        @Override
        public List<Expr> parts() {
            return List.of(on, key);
        }
    }

    /** {@code !of} or {@code -of}. */
    record Unary(int at, String operator, Expr of) implements Expr {
        @Override
        public List<Expr> parts() {
            return List.of(of);
        }
    }

    /** Two operands; the operator may be one of the rule language, such as {@code not memberOf}. */
    record Binary(int at, String operator, Expr left, Expr right) implements Expr {
        @Override
        public List<Expr> parts() {
            return List.of(left, right);
        }
    }

    /** {@code of in (values)}. */
    record In(int at, boolean negated, Expr of, List<Expr> values) implements Expr {
        @Override
        public List<Expr> parts() {
            return Stream.concat(Stream.of(of), values.stream()).toList();
        }
    }

    /** {@code (type) of}. */
    record Cast(int at, String type, Expr of) implements Expr {
        @Override
        public List<Expr> parts() {
            return List.of(of);
        }
    }

    /** {@code test ? yes : no}. */
    record Choice(int at, Expr test, Expr yes, Expr no) implements Expr {
        @Override
        public List<Expr> parts() {
            return List.of(test, yes, no);
        }
    }

    /** {@code name : of}, which gives a name to a value. */
    record Binding(int at, String name, Expr of) implements Expr {
        @Override
        public List<Expr> parts() {
            return List.of(of);
        }
    }
}
