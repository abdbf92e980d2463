package dev.selfheal.replay;

import dev.selfheal.recording.OwnKinds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads recordings: outcomes, what {@code facts} prints, a history with either on each line, folders of all these. What is wrong
 * is told in its place among the rest and stops nothing.
 */
public final class Recordings {
    private final InputStream standardInput;
    private final OwnKinds own;
    private final Optional<FactsCheck> check;

    /**
     * Makes a reader.
     *
     * @param standardInput what {@code -} stands for
     * @param own the kinds, beside the shipped ones, that facts may be of
     */
    public Recordings(InputStream standardInput, OwnKinds own) {
        this(standardInput, own, Optional.empty());
    }

    private Recordings(InputStream standardInput, OwnKinds own, Optional<FactsCheck> check) {
        this.standardInput = standardInput;
        this.own = own;
        this.check = check;
    }

    /** One that also checks each fact against the schema of its kind, which makes a replay about a quarter longer. */
    public Recordings strict() {
        return new Recordings(standardInput, own, Optional.of(new FactsCheck(own)));
    }

    /**
     * Hands over what is in the inputs, one by one as it is read: a history may be larger than memory.
     *
     * @param inputs files, {@code FILE:LINE} for one line, folders (every {@code .json} and {@code .jsonl} below), or {@code -}
     */
    public void read(List<String> inputs, Consumer<Entry> to) {
        for (String input : inputs) {
            for (Source source : sources(input, to)) {
                read(source, to);
            }
        }
    }

    /** All that is in one input, for what needs a few documents only. */
    public List<Entry> all(String input) {
        List<Entry> all = new ArrayList<>();
        read(List.of(input), all::add);
        return all;
    }

    private List<Source> sources(String input, Consumer<Entry> to) {
        try {
            List<Source> sources = Source.of(input, standardInput);
            if (sources.isEmpty()) {
                to.accept(new Unreadable(input, 0, List.of("no .json or .jsonl file is in this folder"), false));
            }
            return sources;
        } catch (IOException failure) {
            unreadable(input, failure, to);
        } catch (UncheckedIOException failure) {
            unreadable(input, Objects.requireNonNull(failure.getCause()), to);
        } catch (InvalidPathException impossible) {
            to.accept(new Unreadable(input, 0, List.of("no such file or folder"), false));
        }
        return List.of();
    }

    private void read(Source source, Consumer<Entry> to) {
        try (InputStream in = source.opening().open()) {
            int[] count = {0};
            new Documents(source, in, own, check, entry -> {
                        count[0]++;
                        to.accept(entry);
                    })
                    .read();
            if (source.line() > 0 && count[0] == 0) {
                to.accept(new Unreadable(source.name(), source.line(), List.of("there is no such line"), false));
            }
        } catch (IOException failure) {
            unreadable(source.name(), failure, to);
        }
    }

    private static void unreadable(String name, IOException failure, Consumer<Entry> to) {
        to.accept(new Unreadable(name, 0, List.of(Source.reason(failure)), false));
    }
}
