package dev.selfheal.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.sys.AtomicFile;
import dev.selfheal.sys.FileTrouble;
import dev.selfheal.sys.Json;
import dev.selfheal.sys.Kept;
import dev.selfheal.sys.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Copies of the rule files that were good at one place: those that judged a whole cycle last, and those before them, since a
 * rule may fail in the first bad night after many good cycles. Sources, because compiled rules are of no use to the next
 * version of Selfheal or Java. A copy that is torn, or that anybody else could have written, counts as absent.
 */
final class GoodRules {
    private static final String PREFIX = "good-";
    private static final String LATEST = ".json";
    private static final String BEFORE = ".before.json";

    private final Path place;
    private final Path latest;
    private final Path before;
    private final Set<String> damaged = new LinkedHashSet<>();

    /**
     * @param folder where the copies are
     * @param place the folder that the rules were read from: what was good in one place says nothing of another
     */
    GoodRules(Path folder, Path place) {
        this.place = place.toAbsolutePath().normalize();
        String name = PREFIX
                + Sha256.of(this.place.toString().getBytes(StandardCharsets.UTF_8))
                        .substring(0, 16);
        this.latest = folder.resolve(name + LATEST);
        this.before = folder.resolve(name + BEFORE);
    }

    /** Whether rules were ever good there, as far as can be told: what cannot be looked at is of no use either. */
    boolean ever() {
        return Files.exists(latest, LinkOption.NOFOLLOW_LINKS);
    }

    /** The copies that are whole, the latest first. */
    List<RuleFiles> copies() {
        return Stream.of(latest, before).flatMap(file -> read(file).stream()).toList();
    }

    /** The copies that cannot be used, for people; known once they were looked for. */
    Set<String> damaged() {
        return Set.copyOf(damaged);
    }

    /** These judged a whole cycle. */
    void keep(RuleFiles rules) throws IOException {
        byte[] copy = json(rules);
        // Almost every cycle ends here: to compare is a tenth of the work of reading what was kept.
        if (Files.exists(latest, LinkOption.NOFOLLOW_LINKS)
                && Kept.onlyOurs(latest)
                && Arrays.equals(copy, Files.readAllBytes(latest))) {
            return;
        }
        boolean others =
                read(latest).filter(was -> !was.digest().equals(rules.digest())).isPresent();
        if (others) {
            Files.move(latest, before, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        AtomicFile.write(latest, copy);
    }

    /** These failed: where they are the latest, those before them are put in their place. */
    void drop(RuleFiles rules) throws IOException {
        boolean latestFailed =
                read(latest).map(was -> was.digest().equals(rules.digest())).orElse(false);
        if (latestFailed && read(before).isPresent()) {
            Files.move(before, latest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The digests of all that was good anywhere. */
    static Set<String> digests(Path folder) {
        Set<String> digests = new LinkedHashSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith(PREFIX) && name.endsWith(LATEST)) {
                    digests.add(Json.MAPPER
                            .readTree(Files.readAllBytes(file))
                            .path("digest")
                            .asText());
                }
            }
        } catch (IOException unreadable) {
            // Their compiled form may then be forgotten, which costs a compilation.
            return digests;
        }
        return digests;
    }

    private Optional<RuleFiles> read(Path file) {
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            if (!Kept.onlyOurs(file)) {
                return unusable(file, "somebody else could have written it");
            }
            JsonNode copy = Json.MAPPER.readTree(Files.readAllBytes(file));
            List<RuleSource> sources = new ArrayList<>();
            copy.path("files")
                    .properties()
                    .forEach(one -> sources.add(
                            new RuleSource(one.getKey(), one.getValue().asText())));
            RuleFiles rules = RuleFiles.of(sources);
            return !sources.isEmpty()
                            && rules.digest().equals(copy.path("digest").asText())
                    ? Optional.of(rules)
                    : unusable(file, "it is not what was written");
        } catch (com.fasterxml.jackson.core.JacksonException torn) {
            return unusable(file, "it is not what was written");
        } catch (IOException unreadable) {
            return unusable(file, FileTrouble.words(unreadable));
        }
    }

    private Optional<RuleFiles> unusable(Path file, String why) {
        damaged.add(file + ": this copy of good rules cannot be used: " + why);
        return Optional.empty();
    }

    private byte[] json(RuleFiles rules) throws IOException {
        ObjectNode copy = Json.MAPPER.createObjectNode();
        copy.put("place", place.toString());
        copy.put("digest", rules.digest());
        ObjectNode files = copy.putObject("files");
        rules.sources().forEach(source -> files.put(source.path(), source.text()));
        return Json.MAPPER.writeValueAsBytes(copy);
    }
}
