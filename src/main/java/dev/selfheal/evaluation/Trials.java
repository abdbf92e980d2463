package dev.selfheal.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.recording.Records;
import dev.selfheal.recording.WrongJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Recorded incidents, one in each {@code .json} file of a folder.
 *
 * @param all sorted by file
 * @param problems everything that is wrong with the files, at once, each with its file
 */
public record Trials(List<Trial> all, List<String> problems) {
    private static final Set<String> BESIDES = Set.of("schema");

    /** @throws IOException if the folder cannot be read */
    public static Trials read(Path folder) throws IOException {
        List<Trial> all = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                try {
                    all.add(read(Records.parse(Files.readString(file))));
                } catch (WrongJson wrong) {
                    wrong.problems().forEach(problem -> problems.add(file + ": " + problem));
                } catch (IllegalArgumentException wrong) {
                    problems.add(file + ": " + wrong.getMessage());
                }
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        return new Trials(List.copyOf(all), List.copyOf(problems));
    }

    private static Trial read(JsonNode document) {
        if (document.path("schema").asInt() != Outcome.SCHEMA) {
            throw new WrongJson("$.schema: expected " + Outcome.SCHEMA + ", found " + document.path("schema"));
        }
        Trial trial = Records.read(document, Trial.class, "$", OwnKinds.NONE, BESIDES);
        if (trial.causes().isEmpty()) {
            throw new WrongJson("$.causes: name one at least; where there is none to be found, inconclusive");
        }
        return trial;
    }
}
