package dev.selfheal.policy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.kie.api.definition.KiePackage;

/**
 * Rule bases that this process has put together already, the latest few: one that runs several cycles, as the demonstration
 * does, needs their conditions parsed once. They hold nothing of any judgement.
 */
final class RuleBases {
    private static final int MOST = 4;

    /**
     * What makes two of them the same.
     *
     * @param packages what was kept, by its file's name and its content
     * @param facts loads the classes of facts that they speak of
     */
    record Key(String packages, ClassLoader facts, Evaluation evaluation) {}

    private final Map<Key, InternalKnowledgeBase> bases = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, InternalKnowledgeBase> eldest) {
            return size() > MOST;
        }
    };

    /**
     * The one that is known, or else one of these packages.
     *
     * @throws RuntimeException if they cannot be read or do not fit together
     */
    synchronized InternalKnowledgeBase base(Key key, Supplier<Collection<KiePackage>> packages) {
        return bases.computeIfAbsent(key, missing -> Policies.base(packages.get(), key.facts(), key.evaluation()));
    }
}
