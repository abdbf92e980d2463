package dev.selfheal.policy.lint;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Whether what is handed over is what is asked for, as far as the types of the facts tell. */
final class Arguments {
    private Arguments() {}

    /**
     * Tells of the first argument that does not fit, where only one method or constructor can be meant.
     *
     * @param what its name, for people
     */
    static void check(
            String what,
            Expr call,
            List<Kind> given,
            List<Expr> written,
            List<? extends Executable> meant,
            Scope scope) {
        List<? extends Executable> suited = meant.stream()
                .filter(one -> one.getParameterCount() == given.size() && !one.isVarArgs())
                .toList();
        if (suited.isEmpty() && meant.size() == 1 && !meant.get(0).isVarArgs()) {
            scope.problem(
                    call.at(),
                    what + " needs " + meant.get(0).getParameterCount() + " values, not " + given.size(),
                    "write " + what + "(" + signature(meant.get(0)) + ")");
            return;
        }
        if (suited.size() != 1) {
            return;
        }
        Executable one = suited.get(0);
        for (int i = 0; i < given.size(); i++) {
            Kind wanted = Kind.of(one.getGenericParameterTypes()[i]);
            if (!wanted.comparable(given.get(i))) {
                scope.problem(
                        written.get(i).at(),
                        Comparing.said(written.get(i)) + " is " + given.get(i).words() + ", and " + what + " needs "
                                + wanted.words() + " there",
                        "write " + wanted.example());
                return;
            }
        }
    }

    private static String signature(Executable one) {
        return Arrays.stream(one.getParameters())
                .map(Parameter::getType)
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", "));
    }
}
