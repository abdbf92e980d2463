package dev.selfheal.replay;

import dev.selfheal.policy.JudgementException;
import java.util.function.Consumer;

/** Hands on the recordings that can be judged; counts and tells those that cannot, which stop nothing. */
final class Usable implements Consumer<Entry> {
    /** What is done with each of them. */
    interface Use {
        void judge(Recorded recorded) throws JudgementException;
    }

    private final Use use;
    private final Consumer<String> troubles;
    private int bad;

    /** @param troubles takes what could not be read or judged, for people */
    Usable(Use use, Consumer<String> troubles) {
        this.use = use;
        this.troubles = troubles;
    }

    @Override
    public void accept(Entry entry) {
        if (entry instanceof Unreadable unreadable) {
            bad += unreadable.torn() ? 0 : 1;
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

    /** How many could not be read or judged; a torn last line of a history is none of them. */
    int bad() {
        return bad;
    }
}
