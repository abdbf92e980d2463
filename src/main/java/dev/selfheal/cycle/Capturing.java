package dev.selfheal.cycle;

import dev.selfheal.evidence.Capture;
import dev.selfheal.evidence.Exhibit;
import dev.selfheal.evidence.Suspect;
import dev.selfheal.evidence.Suspect.NamedLog;
import dev.selfheal.fix.Order;
import dev.selfheal.fix.Target;
import dev.selfheal.fix.Witness;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.ServiceEntry;
import dev.selfheal.outcome.EvidenceRecord;
import dev.selfheal.outcome.FixRecord;
import dev.selfheal.outcome.FixRecord.Decision;
import dev.selfheal.probe.Doors;
import dev.selfheal.probe.ProcessLines;
import dev.selfheal.sys.Deadline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Captures evidence right before each act of a cycle, and keeps it for the record of the fix: there is one act for each target. */
final class Capturing implements Witness {
    private final Inventory inventory;
    private final Scene scene;
    private final Capture capture;
    private final Map<String, List<EvidenceRecord>> byTarget = new HashMap<>();

    Capturing(Inventory inventory, Doors doors, Scene scene) {
        this.inventory = inventory;
        this.scene = scene;
        this.capture = new Capture(
                doors.supervisor(),
                doors.programs(),
                inventory.settings().tools(),
                new ProcessLines(inventory, doors)::lines);
    }

    @Override
    public void before(Order order, Deadline deadline) throws InterruptedException {
        String target = order.target().subject();
        try {
            byTarget.put(target, records(capture.of(suspect(order), deadline)));
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError broken) {
            String why = "capturing broke: " + broken.getClass().getSimpleName();
            byTarget.put(target, List.of(new EvidenceRecord(EvidenceRecord.Kind.STATE, target, List.of(), why)));
        }
    }

    /** Those that were applied, with the evidence of before. */
    List<FixRecord> with(List<FixRecord> fixes) {
        return fixes.stream()
                .map(fix -> fix.decision() == Decision.APPLIED && byTarget.containsKey(fix.target())
                        ? fix.with(byTarget.getOrDefault(fix.target(), List.of()))
                        : fix)
                .toList();
    }

    private Suspect suspect(Order order) {
        Target target = order.target();
        Set<String> subjects = Ward.subjects(order);
        List<NamedLog> logs = new ArrayList<>();
        inventory.entries(ServiceEntry.class).stream()
                .filter(service -> subjects.contains(service.subject()))
                .flatMap(service -> service.log().stream())
                .forEach(log -> logs.add(new NamedLog(log.written(), log.path())));
        if (target instanceof Target.LogFile file) {
            logs.add(new NamedLog(file.path().toString(), file.path()));
        }
        return new Suspect(
                target.subject(),
                target instanceof Target.Job job ? Optional.of(job.name()) : Optional.empty(),
                target instanceof Target.App app ? Optional.of(app.name()) : Optional.empty(),
                logs,
                scene.facts().stream()
                        .filter(fact -> subjects.contains(fact.subject()))
                        .toList());
    }

    private static List<EvidenceRecord> records(List<Exhibit> exhibits) {
        return exhibits.stream()
                .map(exhibit -> new EvidenceRecord(
                        EvidenceRecord.Kind.valueOf(exhibit.kind().name()),
                        exhibit.source(),
                        exhibit.lines(),
                        exhibit.missing()))
                .toList();
    }
}
