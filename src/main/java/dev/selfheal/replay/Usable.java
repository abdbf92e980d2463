package dev.selfheal.replay;

import dev.selfheal.policy.JudgementException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Hands on the recordings that can be judged, some at a time; counts and tells those that cannot, which stop nothing. */
final class Usable implements Consumer<Entry> {
    /** As many as are judged at once: a day's cycles would be no faster, and wait in memory. */
    private static final int AT_ONCE = 32;

    /** What is done with each of them. */
    interface Use {
        void judge(Recorded recorded) throws JudgementException;
    }

    private final List<Ahead> judges;
    private final Predicate<Recorded> wanted;
    private final Use use;
    private final Consumer<String> troubles;
    private final List<Entry> waiting = new ArrayList<>();
    private int bad;

    /**
     * @param judges that will be asked
     * @param wanted asked once of each; the others are left out
     * @param troubles takes what could not be read or judged, for people
     */
    Usable(List<Ahead> judges, Predicate<Recorded> wanted, Use use, Consumer<String> troubles) {
        this.judges = judges;
        this.wanted = wanted;
        this.use = use;
        this.troubles = troubles;
    }

    @Override
    public void accept(Entry entry) {
        if (entry instanceof Recorded recorded && !wanted.test(recorded)) {
            return;
        }
        waiting.add(entry);
        if (waiting.size() == AT_ONCE) {
            finish();
        }
    }

    /** What still waits is done now. */
    void finish() {
        List<Recorded> recorded = waiting.stream()
                .filter(Recorded.class::isInstance)
                .map(Recorded.class::cast)
                .toList();
        judges.forEach(judge -> judge.look(recorded));
        waiting.forEach(this::use);
        waiting.clear();
    }

    private void use(Entry entry) {
        if (entry instanceof Unreadable unreadable) {
            bad += unreadable.harmless() ? 0 : 1;
            troubles.accept(unreadable.toString());
        } else if (entry instanceof Recorded recorded) {
            try {
                use.judge(recorded);
            } catch (JudgementException failed) {
                bad++;
                troubles.accept(recorded.place() + ": could not be judged: " + failed.getMessage());
            }
        }
    }

    /** How many could not be read or judged; what is left out without harm is none of them. */
    int bad() {
        return bad;
    }
}
