package dev.selfheal.policy.variant;

import dev.selfheal.policy.tree.AllOf;
import dev.selfheal.policy.tree.Rule;

/**
 * A rule with one thing changed.
 *
 * @param part what was changed, as it is written and where: {@code state == State.DOWN (in Service)}
 * @param words what was done to it, for people; names the same change in every run
 * @param line in the rule's file
 * @param weaker whether a condition that can stop the rule was left out: it can only fire more often
 */
public record Variant(
        Rule rule, Change change, String part, String words, int line, boolean weaker, AllOf when, String then) {
    /** The rule as it is. */
    static Variant of(Rule rule) {
        return new Variant(rule, Change.NONE, "", "as it is", rule.span().line(), false, rule.when(), rule.then());
    }

    /** Its rule's file with it in the rule's place. */
    public String in(String file) {
        int then = rule.tail().lastIndexOf(rule.then());
        String tail = rule.tail().substring(0, then)
                + this.then
                + rule.tail().substring(then + rule.then().length());
        return file.substring(0, rule.span().begin())
                + rule.head() + "\n" + when.lines() + tail
                + file.substring(rule.span().end());
    }

    Variant named(String other) {
        return new Variant(rule, change, part, other, line, weaker, when, then);
    }

    /** The rule's name and what was done to it. */
    public String id() {
        return rule.name() + ": " + words;
    }
}
