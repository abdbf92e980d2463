package dev.selfheal.probe;

import dev.selfheal.fact.Definition;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.fact.ProgramState;
import dev.selfheal.supervisor.DefinitionSight;
import dev.selfheal.supervisor.DefinitionSight.CannotTell;
import dev.selfheal.supervisor.DefinitionSight.Examined;
import dev.selfheal.supervisor.Job;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was found of a job's definition, as a fact of its own. */
final class DefinitionFacts {
    private DefinitionFacts() {}

    static String subject(String job) {
        return "definition:" + job;
    }

    static Fact of(JobProbe.Expected expected, Job job, DefinitionSight sight) {
        String subject = subject(expected.name());
        if (sight instanceof CannotTell not) {
            // The agent was seen: that its file was not is no reason to call the agent unknown.
            return new ProbeFailure(subject, false, JobProbe.reason(not.why()), not.file() + ": " + not.detail());
        }
        Examined found = (Examined) sight;
        return new Definition(
                subject,
                expected.subject(),
                job.name(),
                found.file().toString(),
                expected.critical(),
                found.trouble().orElse(null),
                found.label().orElse(null),
                found.named(),
                found.stranger().orElse(null),
                found.writable(),
                found.link(),
                found.program().orElse(null),
                ProgramState.valueOf(found.programState().name()),
                found.missingFolders(),
                found.missingDirectory().orElse(null),
                found.staleParts(),
                found.staleVariables());
    }

    /** Whether a definition sets a variable; null where there is none that could be read. */
    static @Nullable Boolean defines(Optional<DefinitionSight> sight, String variable) {
        if (sight.orElse(null) instanceof Examined found) {
            return found.trouble().isPresent() ? null : found.variables().contains(variable);
        }
        return null;
    }
}
