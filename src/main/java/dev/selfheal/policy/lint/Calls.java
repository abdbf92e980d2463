package dev.selfheal.policy.lint;

import dev.selfheal.fact.Fact;
import dev.selfheal.verdict.Conclusion;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What calls yield, and whether a rule may make them at all. */
final class Calls {
    private final Scope scope;
    private final Typing typing;

    Calls(Scope scope, Typing typing) {
        this.scope = scope;
        this.typing = typing;
    }

    Kind call(Expr.Call call) {
        // Whatever becomes of the call itself, what is handed over is looked at.
        List<Kind> given = typing.all(call.arguments());
        Expr on = call.on();
        if (on == null) {
            return bare(call, given);
        }
        Optional<Class<?>> type = typing.type(on);
        if (type.isEmpty() && on instanceof Expr.Member && typing.path(on).isPresent()) {
            scope.problem(on.at(), "there is no " + typing.path(on).get(), "import the type by its name");
            return Kind.TOLD;
        }
        Kind kind = type.map(Kind::of).orElseGet(() -> typing.of(on));
        if (kind.equals(Kind.TOLD)) {
            return kind;
        }
        if (!kind.known() && call.name().equals("toString")) {
            return Kind.TEXT;
        }
        if (!kind.known()) {
            scope.problem(
                    call.at(), "it cannot be told what " + call.name() + "(...) would do here", Typing.ONLY_VALUES);
            return Kind.TOLD;
        }
        return method(call, kind, given);
    }

    private Kind bare(Expr.Call call, List<Kind> given) {
        Optional<Class<?>> owner = scope.imports().function(call.name());
        if (owner.isPresent()) {
            return method(call, Kind.of(owner.get()), given);
        }
        Class<?> fact = scope.fact();
        if (fact != null && Fields.hasMethod(fact, call.name())) {
            return method(call, Kind.of(fact), given);
        }
        scope.problem(call.at(), call.name() + "(...) is not used here", Typing.ONLY_VALUES);
        return Kind.TOLD;
    }

    private Kind method(Expr.Call call, Kind on, List<Kind> given) {
        String name = on.of().getSimpleName() + "." + call.name();
        if (!Allowed.call(on.of(), call.name())) {
            scope.problem(call.at(), name + " is not used here", Typing.ONLY_VALUES);
            return Kind.TOLD;
        }
        List<Method> meant = Fields.methods(on.of())
                .filter(method -> method.getName().equals(call.name()))
                .toList();
        if (meant.isEmpty()) {
            Set<String> known = Allowed.ours(on.of()) ? Fields.names(on.of()) : Set.of();
            String list = known.isEmpty() ? "check its spelling" : "it has " + String.join(", ", known);
            scope.problem(
                    call.at(),
                    on.of().getSimpleName() + " has no " + call.name(),
                    Typing.meant(call.name(), known, list));
            return Kind.TOLD;
        }
        Arguments.check(name, call, given, call.arguments(), meant, scope);
        return Fields.call(on, call.name(), given.size()).orElse(Kind.TOLD);
    }

    Kind make(Expr.Make make) {
        List<Kind> given = typing.all(make.arguments());
        Optional<Class<?>> type = scope.imports().type(make.type());
        if (type.isEmpty()) {
            scope.imports().missing(make.type(), new Place(scope.file(), make.at()), scope.found());
            return Kind.TOLD;
        }
        if (!Allowed.made(type.get())) {
            String cure = Fact.class.isAssignableFrom(type.get())
                    ? "a rule concludes; only probes make facts"
                    : Typing.ONLY_VALUES;
            scope.problem(make.at(), "new " + make.type() + " is not used here", cure);
            return Kind.TOLD;
        }
        Arguments.check(
                "new " + type.get().getSimpleName(),
                make,
                given,
                make.arguments(),
                Arrays.asList(type.get().getConstructors()),
                scope);
        return Conclusion.class.isAssignableFrom(type.get()) ? Kind.of(type.get()) : Kind.TOLD;
    }
}
