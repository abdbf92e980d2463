package dev.selfheal.policy;

import dev.selfheal.sys.Checksum;
import dev.selfheal.sys.Kept;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.drools.base.common.DroolsObjectInputStream;
import org.drools.base.common.DroolsObjectOutputStream;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.kie.api.definition.KiePackage;

/**
 * Compiled rules kept between runs, because compiling is most of what a short run does. Those that are not readable by this
 * build count as absent.
 */
final class PackageCache {
    private static final RuleBases BASES = new RuleBases();

    private final Kept kept;
    private final ClassLoader loader;

    /**
     * @param key names the sources, this build, the engine and the Java that together made the packages
     * @param loader of the facts that the rules speak of
     */
    PackageCache(Path folder, String key, ClassLoader loader) {
        this.kept = new Kept(folder, "rules", key);
        this.loader = loader;
    }

    /** What was compiled, put together to judge by. */
    Optional<InternalKnowledgeBase> read(Evaluation evaluation) {
        return kept.read().flatMap(body -> {
            try {
                RuleBases.Key key = new RuleBases.Key(file().getFileName() + Checksum.of(body), loader, evaluation);
                return Optional.of(BASES.base(key, () -> packages(body)));
            } catch (RuntimeException | LinkageError unusable) {
                // Whatever is the matter with them, compiling afresh is right and replaces them.
                return Optional.empty();
            }
        });
    }

    Path file() {
        return kept.file();
    }

    /** @param spared files that stay, however old they are */
    void write(Collection<KiePackage> packages, Set<Path> spared) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (DroolsObjectOutputStream out = new DroolsObjectOutputStream(body)) {
            out.writeObject(new ArrayList<>(packages));
        } catch (IOException | RuntimeException unkept) {
            // The next run compiles again.
            return;
        }
        kept.write(body.toByteArray(), spared);
    }

    @SuppressWarnings("unchecked")
    private Collection<KiePackage> packages(byte[] body) {
        try (DroolsObjectInputStream in = new DroolsObjectInputStream(new ByteArrayInputStream(body), loader)) {
            return (Collection<KiePackage>) in.readObject();
        } catch (IOException | ClassNotFoundException otherBuild) {
            throw new IllegalStateException(otherBuild);
        }
    }
}
