package dev.selfheal.policy;

import java.io.Externalizable;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.kie.api.runtime.rule.AccumulateFunction;

/**
 * {@code union} in {@code accumulate}: everything that the lists hold, as one set. Whether something is in one of many
 * lists is then found at once, where to ask each list would take as many steps as there are.
 */
public final class Union implements AccumulateFunction<Union.Held>, Externalizable {
    /** How rules write it. */
    static final String NAME = "union";

    /** Needed by the engine, which makes one for each rule that uses it. */
    public Union() {}

    /** How often each item is held: lists can also be taken back. */
    public static final class Held implements Serializable {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // Never written: it lives within one judgement.
        private final Map<Object, Integer> counts = new HashMap<>();
    }

    @Override
    public Held createContext() {
        return new Held();
    }

    @Override
    public void init(Held held) {
        held.counts.clear();
    }

    @Override
    public void accumulate(Held held, Object list) {
        ((Collection<?>) list).forEach(item -> held.counts.merge(item, 1, Integer::sum));
    }

    @Override
    public void reverse(Held held, Object list) {
        ((Collection<?>) list)
                .forEach(item -> held.counts.computeIfPresent(item, (key, count) -> count == 1 ? null : count - 1));
    }

    @Override
    public boolean supportsReverse() {
        return true;
    }

    @Override
    public Object getResult(Held held) {
        return Set.copyOf(held.counts.keySet());
    }

    @Override
    public Class<?> getResultType() {
        return Set.class;
    }

    @Override
    public void writeExternal(ObjectOutput out) {
        // It has no state.
    }

    @Override
    public void readExternal(ObjectInput in) {
        // It has no state.
    }
}
