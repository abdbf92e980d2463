package dev.selfheal.replay;

import dev.selfheal.policy.Judge;
import java.util.List;
import java.util.function.Consumer;

/** Judges recordings again, one by one, and counts what came of them. */
public final class Replay implements Consumer<Entry> {
    private final Consumer<Replayed> judged;
    private final Usable usable;
    private int count;
    private int compared;
    private int different;
    private int otherRules;

    /**
     * Begins one.
     *
     * @param judged takes what was judged again
     * @param troubles takes what could not be read or judged, for people
     */
    public Replay(Judge judge, Consumer<Replayed> judged, Consumer<String> troubles) {
        this.judged = judged;
        Ahead ahead = new Ahead(judge);
        this.usable =
                new Usable(List.of(ahead), recorded -> true, recorded -> count(Replayed.by(ahead, recorded)), troubles);
    }

    @Override
    public void accept(Entry entry) {
        usable.accept(entry);
    }

    /** The last ones are judged; to be called when all were taken. */
    public void finish() {
        usable.finish();
    }

    private void count(Replayed replayed) {
        count++;
        compared += replayed.recorded().outcome().isPresent() ? 1 : 0;
        different += replayed.differences().isEmpty() ? 0 : 1;
        otherRules += replayed.otherRules().orElse(false) ? 1 : 0;
        judged.accept(replayed);
    }

    /** How many were judged. */
    public int judged() {
        return count;
    }

    /** Of how many something else was decided then. */
    public int different() {
        return different;
    }

    /** How many could not be read or judged; what is left out without harm is none of them. */
    public int bad() {
        return usable.bad();
    }

    /** What came of all, in a sentence or three. */
    public String summary() {
        StringBuilder text = new StringBuilder(count + " judged again.");
        if (compared > 0) {
            text.append(
                    different == 0
                            ? " The same was decided then."
                            : " " + different + (different == 1 ? " differs" : " differ")
                                    + " from what was decided then.");
        }
        if (otherRules > 0) {
            text.append(" ")
                    .append(otherRules)
                    .append(otherRules == 1 ? " was" : " were")
                    .append(" judged by other rules then.");
        }
        if (bad() > 0) {
            text.append(" ").append(bad()).append(" could not be read or judged.");
        }
        return text.toString();
    }
}
