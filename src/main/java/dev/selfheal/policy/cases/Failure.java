package dev.selfheal.policy.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.Verdict;
import java.util.Optional;

/** A reason why a case failed. */
public sealed interface Failure {
    /** On one line, for machines and logs. */
    String message();

    /**
     * A conclusion is not as expected: one of them is missing, one too many, or one stands for another.
     *
     * @param expected empty where none was
     * @param got empty where nothing was concluded
     */
    record Differs(Layer layer, Optional<Expected> expected, Optional<Conclusion> got) implements Failure {
        /** Whether this rule was expected to conclude it. */
        public boolean expects(String rule) {
            return expected.filter(one -> one.fields().path("rule").asText().equals(rule))
                    .isPresent();
        }

        /** Whether this rule concluded it. */
        public boolean concludes(String rule) {
            return got.filter(one -> one.rule().equals(rule)).isPresent();
        }

        @Override
        public String message() {
            String what = layer.key() + ": ";
            String concluded =
                    got.map(Expected::written).map(ObjectNode::toString).orElse("");
            return expected.map(one -> what + "expected " + one.fields()
                            + (got.isEmpty() ? ", not concluded" : ", concluded " + concluded))
                    .orElse(what + "concluded, not expected: " + concluded);
        }
    }

    /** The case says of this rule that it must conclude something, and it did not. */
    record Silent(String rule) implements Failure {
        @Override
        public String message() {
            return "rule " + rule + " concluded nothing";
        }
    }

    /** The case says of this rule that it must conclude nothing, and it did. */
    record Outspoken(String rule) implements Failure {
        @Override
        public String message() {
            return "rule " + rule + " concluded something; the case says it must not";
        }
    }

    /**
     * The verdict depends on the order of the facts.
     *
     * @param seed of the order that gives the other
     */
    record Unordered(long seed, Verdict first, Verdict other) implements Failure {
        @Override
        public String message() {
            return "another order of the facts (seed " + seed + ") gives another verdict: " + other + " instead of "
                    + first;
        }
    }

    /** There is no verdict. */
    record Unjudged(String why) implements Failure {
        @Override
        public String message() {
            return why;
        }
    }
}
