package dev.selfheal.policy;

import dev.selfheal.policy.lint.Vocabulary;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.sys.FileTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of one place, and behind them those that were good there before, for when they do not load or cannot judge.
 * Nothing of the latter is read before it is needed.
 */
public final class Policy {
    private final RuleFiles files;
    private final Policies.Loaded current;
    private final GoodRules good;
    private final Optional<Path> cache;
    private final String build;
    private final Duration limit;
    private final Vocabulary words;
    private final GoodKinds goodKinds;
    private final boolean replaced;
    private final List<String> had = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    private Policy(
            RuleFiles files,
            Policies.Loaded current,
            GoodRules good,
            Optional<Path> cache,
            String build,
            Duration limit,
            Vocabulary words,
            GoodKinds goodKinds,
            boolean replaced) {
        this.goodKinds = goodKinds;
        this.replaced = replaced;
        this.files = files;
        this.current = current;
        this.good = good;
        this.cache = cache;
        this.build = build;
        this.limit = limit;
        this.words = words;
        had.add(files.digest());
    }

    /**
     * Loads the rules of this place.
     *
     * @param folder where compiled rules and the last good ones are kept
     * @param keeps whether anything may be written there
     * @param build names this build of Selfheal
     * @param limit how long one judgement may take
     * @param words what rules may speak of; where they do not load with its kinds of facts, those that served last are taken in
     *     their place
     */
    public static Policy open(Path place, Path folder, boolean keeps, String build, Duration limit, Vocabulary words) {
        RuleFiles files = RuleFiles.read(place);
        Optional<Path> cache = keeps ? Optional.of(folder) : Optional.empty();
        Policies.Loaded current = Policies.load(files, cache, build, limit, words);
        GoodKinds goodKinds = new GoodKinds(folder, place);
        Optional<Vocabulary> before = current.judge().isPresent()
                ? Optional.empty()
                : goodKinds
                        .load()
                        .filter(kinds -> !kinds.digest().equals(words.own().digest()))
                        .map(kinds -> new Vocabulary(kinds, words.actions()));
        if (before.isPresent()) {
            Policies.Loaded again = Policies.load(files, cache, build, limit, before.get());
            current = again.judge().isPresent() ? again : current;
        }
        return new Policy(
                files,
                current,
                new GoodRules(folder, place),
                cache,
                build,
                limit,
                before.orElse(words),
                goodKinds,
                before.isPresent());
    }

    /** Whether rules of this place ever judged a whole cycle, as far as can be told. */
    public static boolean everGood(Path place, Path folder) {
        return new GoodRules(folder, place).ever();
    }

    /** The kinds of facts that its rules know: whoever reads facts for them must read these. */
    public OwnKinds own() {
        return words.own();
    }

    /** Whether these are not the owner's of now, but those that served last. */
    public boolean kindsReplaced() {
        return replaced;
    }

    /** The rules of the place as they are now. */
    public Policies.Loaded current() {
        return current;
    }

    /**
     * The last good rules; asked again, those before them. Never the same rules twice, nor those of the place: what cannot
     * judge would fail again. Empty where there are no more.
     */
    public Optional<Judge> lastGood() {
        for (RuleFiles copy : good.copies()) {
            if (!had.contains(copy.digest())) {
                had.add(copy.digest());
                Policies.Loaded loaded = Policies.load(copy, cache, build, limit, words);
                if (loaded.judge().isPresent()) {
                    return loaded.judge();
                }
                troubles.add("the last good rules do not load either: " + loaded.summary());
            }
        }
        return Optional.empty();
    }

    /** The rules of the place judged a whole cycle: from now on they are the last good ones. */
    public void worked() {
        change(() -> {
            good.keep(files);
            goodKinds.keep(words.own());
        });
    }

    /** The rules of the place failed where others did not: they are not the last good ones any more, if they were. */
    public void failed() {
        change(() -> good.drop(files));
    }

    /** What is wrong with what was kept, or could not be kept, for people. */
    public List<String> troubles() {
        List<String> all = new ArrayList<>(troubles);
        all.addAll(good.damaged());
        return all;
    }

    private void change(Change change) {
        if (cache.isEmpty()) {
            return;
        }
        try {
            change.make();
        } catch (IOException refused) {
            troubles.add(cache.get() + ": the rules cannot be kept for bad times: " + FileTrouble.words(refused));
        }
    }

    private interface Change {
        void make() throws IOException;
    }
}
