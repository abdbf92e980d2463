package dev.selfheal.policy.mutation;

import dev.selfheal.policy.variant.Explained;
import dev.selfheal.policy.variant.Variant;
import java.util.ArrayList;
import java.util.List;

/** Mutants for people: the survivors first, figures last. */
public final class MutationText {
    private MutationText() {}

    public static String of(Mutation mutation) {
        List<String> lines = new ArrayList<>();
        for (Variant survivor : mutation.survivors()) {
            lines.add(survivor.rule().file() + ":" + survivor.line());
            lines.add("    " + survivor.id());
        }
        if (!mutation.survivors().isEmpty()) {
            String what = mutation.survivors().size() == 1 ? "this" : "these";
            lines.add("");
            lines.add("No case notices " + what
                    + ". Write one that does, or make the rule simpler. If no case ever could, put the indented");
            lines.add("line below its reason into " + Explained.FILE + " beside the cases.");
            lines.add("");
        }
        if (!mutation.stale().isEmpty()) {
            lines.add(Explained.FILE + " names what does not survive; take it out:");
            mutation.stale().forEach(stale -> lines.add("    " + stale));
            lines.add("");
        }
        lines.add("Mutants: " + mutation.tried() + "; " + mutation.killed() + " noticed by a case, "
                + mutation.explained() + " explained, " + mutation.survivors().size() + " not.");
        return String.join("\n", lines) + "\n";
    }
}
