package dev.selfheal.probe;

import dev.selfheal.supervisor.Supervisor;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Http;
import dev.selfheal.sys.Programs;
import java.nio.file.Path;

/**
 * The doors through which probes look.
 *
 * @param root where {@code /proc} is looked for; {@code /} but in tests
 */
public record Doors(Clock clock, Programs programs, Http http, Supervisor supervisor, Notebook notebook, Path root) {}
