package dev.selfheal.chronicle;

import dev.selfheal.outcome.Outcome;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was only noted, each once per subject and rule. */
final class Notes {
    private Notes() {}

    static List<Note> after(List<Note> before, Outcome outcome, Bounds bounds) {
        Map<Key, Note> after = new LinkedHashMap<>();
        before.forEach(note -> after.put(new Key(note.rule(), note.subject()), note));
        int crowd = 0;
        for (Finding finding : outcome.verdict().findings()) {
            if (finding.severity() == Severity.INFO && !after.containsKey(Key.of(finding))) {
                if (after.size() < Bounds.NOTES) {
                    after.put(
                            Key.of(finding),
                            new Note(
                                    finding.rule(),
                                    finding.subject(),
                                    Bounds.text(finding.message()),
                                    outcome.startedAt()));
                } else {
                    crowd++;
                }
            }
        }
        bounds.leave("notes", crowd);
        return List.copyOf(after.values());
    }
}
