package dev.selfheal.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.fact.Fact;
import dev.selfheal.recording.Kinds;
import dev.selfheal.recording.Records;
import dev.selfheal.recording.own.SchemaFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges recorded facts of own kinds in a process of its own: schemas, rules, facts and cache are in the folder given. */
final class JudgeOwnKinds {
    private JudgeOwnKinds() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(verdict(Path.of(arguments[0])));
    }

    static String verdict(Path folder) throws Exception {
        Optional<Path> cache = Optional.of(folder.resolve("state/cache"));
        SchemaFiles.Read own = SchemaFiles.read(folder.resolve("facts-schema"), cache, "test");
        Policies.Loaded loaded = Policies.load(folder.resolve("rules"), cache, "test", own.kinds());
        List<Fact> facts = new ArrayList<>();
        for (JsonNode fact : Records.parse(Files.readString(folder.resolve("facts.json")))) {
            facts.add(Kinds.read(fact, "$", own.kinds()));
        }
        return own.problems() + "\n" + loaded.problems() + "\n"
                + loaded.judge().orElseThrow().judge(facts);
    }
}
