package dev.selfheal.policy.lint;

import dev.selfheal.policy.tree.Rule;
import java.util.List;

/** A rule, looked through: what it reads and what it concludes, as far as that could be read. */
record RuleLook(Rule rule, FileText file, List<Read> reads, List<Concluded> concludes) {
    Place place() {
        return new Place(file, rule.span().begin());
    }

    Place place(int offset) {
        return new Place(file, offset);
    }

    Place place(Read read) {
        return place(read.pattern().span().begin());
    }
}
