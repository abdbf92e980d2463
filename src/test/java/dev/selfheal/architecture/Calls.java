package dev.selfheal.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.List;

/** Which calls a rule is about. */
final class Calls {
    private Calls() {}

    /** Calls to methods of these names, whatever they are given. */
    static DescribedPredicate<JavaMethodCall> to(Class<?> owner, String... names) {
        return DescribedPredicate.describe(
                owner.getSimpleName() + "." + String.join("/", names),
                call -> call.getTargetOwner().isEquivalentTo(owner)
                        && List.of(names).contains(call.getTarget().getName()));
    }
}
