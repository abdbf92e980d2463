package dev.selfheal.policy;

import dev.selfheal.fact.Fact;
import dev.selfheal.verdict.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * For many judgements: conditions are compiled. Where the engine makes wrong bytecode of one, the same rules judge on, all of it
 * anew, with their conditions interpreted. Rules that fail fail either way.
 */
final class CompiledJudge implements Judge {
    private final Judge compiled;
    private final Supplier<Judge> interpreter;
    private volatile @Nullable Judge interpreted;

    /** @param interpreter makes a judge of the same rules, once it is needed */
    CompiledJudge(Judge compiled, Supplier<Judge> interpreter) {
        this.compiled = compiled;
        this.interpreter = interpreter;
    }

    @Override
    public Verdict judge(Collection<? extends Fact> facts) throws JudgementException {
        return all(List.of(facts)).get(0).get();
    }

    @Override
    public List<Judged> all(List<? extends Collection<? extends Fact>> many) {
        if (interpreted == null) {
            List<Judged> all = compiled.all(many);
            if (all.stream().noneMatch(one -> wrongBytecode(one.failure()))) {
                return all;
            }
        }
        return interpreted().all(many);
    }

    private synchronized Judge interpreted() {
        Judge known = interpreted;
        if (known == null) {
            known = interpreter.get();
            interpreted = known;
        }
        return known;
    }

    private static boolean wrongBytecode(@Nullable Throwable failed) {
        @Nullable Throwable cause = failed;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof LinkageError) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    @Override
    public String digest() {
        return compiled.digest();
    }

    @Override
    public String doc(String rule) {
        return compiled.doc(rule);
    }

    @Override
    public Set<String> rules() {
        return compiled.rules();
    }
}
