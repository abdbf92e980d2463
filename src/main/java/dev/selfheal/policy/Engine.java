package dev.selfheal.policy;

import java.util.List;

/** What makes rules of their sources: the classic compiler, or whatever takes its place. */
@FunctionalInterface
interface Engine {
    /** The one that is in use. */
    Engine CURRENT = RuleCompiler::compile;

    /**
     * Compiles them all, in this order.
     *
     * @param known problems already found, which some of the engine's errors only repeat
     * @param loader of the facts that the rules speak of
     */
    RuleCompiler.Compiled compile(List<RuleSource> sources, List<RuleProblem> known, ClassLoader loader);
}
