package dev.selfheal.recording.own;

import dev.selfheal.recording.OwnKinds;
import dev.selfheal.sys.Kept;
import dev.selfheal.sys.Strangers;
import dev.selfheal.sys.TrustedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The schema files of a folder to kinds of facts. One that is wrong costs its own kind and no other. The records are made once
 * for each change of the files, and kept beside the compiled rules; without such a folder, nothing of all this is loaded.
 */
public final class SchemaFiles {
    static final int MOST_FILES = 50;
    static final int MOST_BYTES = 1 << 16;
    private static final String ENDING = ".schema.json";
    private static final TrustedFiles.Wanted WANTED = new TrustedFiles.Wanted(
            "schema", ".json", MOST_FILES, MOST_BYTES, 0, "a fact is a small thing: make several kinds of it");

    private final String folder;
    private final TrustedFiles files;
    private final List<KindProblem> problems = new ArrayList<>();
    private final Map<String, String> unusable = new TreeMap<>();

    private SchemaFiles(Path folder, TrustedFiles files) {
        this.folder = String.valueOf(folder.getFileName());
        this.files = files;
    }

    /**
     * What came of the folder.
     *
     * @param kinds those that can be used
     * @param problems everything that is wrong with the others, at once
     */
    public record Read(OwnKinds kinds, List<KindProblem> problems) {}

    /**
     * Reads the folder. Wrong schemas are problems, never an exception; no folder is no kinds.
     *
     * @param cacheFolder where the records are kept between runs; empty to make them each time
     * @param buildId names this build of Selfheal
     */
    public static Read read(Path folder, Optional<Path> cacheFolder, String buildId) {
        if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return new Read(OwnKinds.NONE, List.of());
        }
        TrustedFiles files = TrustedFiles.read(folder, WANTED, Strangers.toThisProcess());
        if (files.texts().isEmpty() && files.refusals().isEmpty()) {
            return new Read(OwnKinds.NONE, List.of());
        }
        Optional<Kept> cache = cacheFolder.map(place -> new Kept(place, "kinds", files.digest() + "\n" + buildId));
        if (files.refusals().isEmpty()) {
            Optional<OwnKinds> kept = cache.flatMap(Kept::read).flatMap(SchemaFiles::again);
            if (kept.isPresent()) {
                return new Read(kept.get(), List.of());
            }
        }
        Read read = new SchemaFiles(folder, files).make();
        if (read.problems().isEmpty()) {
            cache.ifPresent(place -> place.write(read.kinds().bytes(), Set.of()));
        }
        return read;
    }

    private static Optional<OwnKinds> again(byte[] bytes) {
        try {
            return Optional.of(OwnKinds.of(bytes));
        } catch (IOException unusable) {
            // Whatever is the matter with them, making them afresh is right and replaces them.
            return Optional.empty();
        }
    }

    private Read make() {
        for (TrustedFiles.Refusal refused : files.refusals()) {
            String file = refused.path().isEmpty() ? folder : folder + "/" + refused.path();
            problems.add(new KindProblem(file, "", refused.what(), refused.cure()));
            blame(refused.path());
        }
        List<KindSchema> schemas = new ArrayList<>();
        for (TrustedFiles.Text file : files.texts()) {
            int before = problems.size();
            schema(file).ifPresent(schemas::add);
            if (problems.size() > before) {
                blame(file.path());
            }
        }
        return new Read(kinds(schemas), List.copyOf(problems));
    }

    private OwnKinds kinds(List<KindSchema> schemas) {
        Map<String, String> texts = new TreeMap<>();
        Map<String, byte[]> classes = new TreeMap<>();
        Map<String, String> made = new TreeMap<>();
        for (KindSchema schema : schemas) {
            Map<String, String> names = Names.of(schema);
            Optional<KindProblem> clash = Names.clash(schema, names, made);
            if (clash.isPresent()) {
                problems.add(clash.get());
                blame(schema.kind() + ENDING);
                continue;
            }
            names.keySet().forEach(name -> made.put(name, schema.file()));
            texts.put(schema.kind(), schema.text());
            classes.put(schema.recordName(), RecordClass.of(schema));
            schema.fields().stream()
                    .filter(field -> field.type() == FieldType.WORD)
                    .forEach(field ->
                            classes.put(schema.enumName(field), EnumClass.of(schema.enumName(field), field.words())));
        }
        return new OwnKinds(files.digest(), texts, classes, unusable);
    }

    private Optional<KindSchema> schema(TrustedFiles.Text text) {
        String file = folder + "/" + text.path();
        String kind = kind(text.path());
        if (!text.path().endsWith(ENDING)) {
            String cure = "name it " + text.path().replaceAll("(\\.schema)?\\.json$", "") + ENDING;
            problems.add(new KindProblem(file, "", "is named like no schema", cure));
            return Optional.empty();
        }
        if (!Words.kind(kind)) {
            String cure = "name the file by its kind, in words of two or more small letters, with hyphens: disk-array"
                    + ENDING;
            problems.add(new KindProblem(file, "", "\"" + kind + "\" is no name for a kind of fact", cure));
            return Optional.empty();
        }
        return SchemaReader.read(file, kind, text.text(), problems);
    }

    private void blame(String path) {
        if (path.endsWith(ENDING)) {
            String told = problems.get(problems.size() - 1).toString();
            unusable.putIfAbsent(kind(path), "the schema of this kind cannot be used: " + told);
        }
    }

    private static String kind(String path) {
        return path.substring(0, Math.max(0, path.length() - ENDING.length()));
    }
}
