package dev.selfheal.supervisor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the definition of a job says of it, without an argument of its program and without the value of a variable: they may
 * be secrets.
 *
 * @param program name of the file that it starts
 * @param script name of the file that an interpreter is given to run, where it is there
 * @param start when it is started
 * @param because the setting that says so, in its supervisor's words; empty where there is none
 * @param variables names of those that it sets, sorted
 * @param outputs files that its output and its errors go to
 * @param group what its processes have in common where the supervisor says it: a control group
 * @param ports numbers in its arguments and variables that may be those of ports
 */
public record JobOutline(
        Optional<String> program,
        Optional<String> script,
        Start start,
        String because,
        List<String> variables,
        List<Path> outputs,
        Optional<String> group,
        Set<Integer> ports) {
    /** When a job is started. */
    public enum Start {
        /** And started again whenever it ends. */
        KEPT,
        /** And started again when it ends, on conditions such as that it failed. */
        KEPT_ON_CONDITIONS,
        AT_LOGIN,
        AT_TIMES,
        /** When something asks for it, such as a file that changes. */
        ON_DEMAND,
        /** By its owner, or by another job. */
        BY_HAND,
        /** Likewise, to run to its end. */
        ONCE
    }
}
