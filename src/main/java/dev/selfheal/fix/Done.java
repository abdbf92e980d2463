package dev.selfheal.fix;

import dev.selfheal.fact.Result;
import java.util.Optional;

/**
 * What an action did.
 *
 * @param changed whether anything was changed or asked for at all
 * @param said what was done, for people; secrets removed
 * @param result where the action itself knows the end of it ({@link Result#GONE}, {@link Result#IN_PROGRESS}, a refusal as
 *     {@link Result#NOT_HEALED}); otherwise the probe is asked
 */
public record Done(boolean changed, String said, Optional<Result> result) {
    public static Done changed(String said) {
        return new Done(true, said, Optional.empty());
    }

    public static Done alreadySo(String said) {
        return new Done(false, said, Optional.empty());
    }

    public static Done failed(String said) {
        return new Done(true, said, Optional.of(Result.NOT_HEALED));
    }
}
