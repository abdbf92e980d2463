package dev.selfheal.policy;

import dev.selfheal.recording.OwnKinds;
import dev.selfheal.sys.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The owner's own kinds of facts as they were when the rules of a place last judged a whole cycle with them. Their records are
 * kept whole: rules of that time may need a field that the schemas of today do not have.
 */
final class GoodKinds {
    private final Kept kept;

    /** @param place the folder that the rules were read from */
    GoodKinds(Path folder, Path place) {
        this.kept = new Kept(
                folder, "good-kinds", place.toAbsolutePath().normalize().toString());
    }

    Optional<OwnKinds> load() {
        return kept.read().flatMap(bytes -> {
            try {
                return Optional.of(OwnKinds.of(bytes));
            } catch (IOException unusable) {
                // As good as none: whoever asks goes on with the kinds of now.
                return Optional.empty();
            }
        });
    }

    /** These served. Where some of their schemas are wrong, those of before stay the last good ones. */
    void keep(OwnKinds own) {
        boolean none = own.digest().isEmpty() && Files.notExists(kept.file());
        if (none || !own.whole()) {
            return;
        }
        byte[] bytes = own.bytes();
        if (!Arrays.equals(bytes, kept.read().orElse(new byte[0]))) {
            kept.write(bytes, Set.of());
        }
    }
}
