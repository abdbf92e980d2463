package dev.selfheal.probe;

import dev.selfheal.fact.Command;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Reason;
import dev.selfheal.inventory.CommandEntry;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.redact.Secrets;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Invocation;
import dev.selfheal.sys.Programs;
import dev.selfheal.sys.Ran;
import java.time.Duration;
import java.util.List;

/** The owner's own checks: monitoring plugins, or programs that print facts. */
public final class CommandProbes implements ProbeKind {
    /** Between the end of the program's time and the end of the probe's. */
    private static final Duration SLACK = Duration.ofMillis(500);

    private static final int LONGEST_DETAIL = 300;

    @Override
    public List<Probe> probes(Inventory inventory, Doors doors) {
        return inventory.entries(CommandEntry.class).stream()
                .filter(entry -> !entry.run().isEmpty())
                .<Probe>map(entry -> new CommandProbe(entry, doors.programs(), doors.own()))
                .toList();
    }

    private record CommandProbe(CommandEntry entry, Programs programs, OwnKinds own) implements EntryProbe {
        @Override
        public Duration within() {
            return entry.within().plus(SLACK);
        }

        @Override
        public boolean sees(String subject) {
            return PrintedFacts.own(subject(), subject);
        }

        @Override
        public List<Fact> look(Deadline deadline) throws ProbeException, InterruptedException {
            Duration time = deadline.atMost(entry.within()).left();
            Ran ran = programs.run(Invocation.of(entry.run(), time));
            if (ran instanceof Ran.Exited done) {
                return PrintedFacts.in(done.output()) ? PrintedFacts.read(subject(), done, own) : List.of(plugin(done));
            }
            if (ran instanceof Ran.Missing missing) {
                throw new ProbeException(Reason.TOOL_MISSING, line(missing.detail()));
            }
            if (ran instanceof Ran.Denied denied) {
                throw new ProbeException(Reason.DENIED, line(denied.detail()));
            }
            String said = line(((Ran.TimedOut) ran).output());
            throw new ProbeException(
                    Reason.TIMED_OUT,
                    "did not end within " + Look.millis(time) + (said.isEmpty() ? "" : "; it had said: " + said));
        }

        private Command plugin(Ran.Exited done) {
            PluginOutput said = PluginOutput.read(done);
            return new Command(
                    subject(),
                    entry.id(),
                    critical(),
                    said.status(),
                    said.line(),
                    said.performance(),
                    !entry.fix().isEmpty());
        }

        private static String line(String text) {
            return Secrets.line(text, LONGEST_DETAIL);
        }
    }
}
