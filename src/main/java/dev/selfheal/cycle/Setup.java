package dev.selfheal.cycle;

import dev.selfheal.alert.Sink;
import dev.selfheal.fact.Problem;
import dev.selfheal.fix.Action;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.outcome.Outcome.Mode;
import dev.selfheal.policy.Policy;
import dev.selfheal.probe.Doors;
import dev.selfheal.redact.Names;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * All that one cycle needs to begin.
 *
 * @param id of the cycle
 * @param problems what is wrong with Selfheal's own inputs, as facts for the rules
 * @param policy the rules, and what judges when they cannot
 * @param inventoryDigest of the file that was read; empty if there was none
 * @param budget how long the whole cycle may take; shorter than the interval between cycles
 * @param ownJobs labels and unit names of Selfheal itself
 * @param names what is taken out of what is sent to the model
 */
public record Setup(
        String id,
        String host,
        String version,
        Mode mode,
        Inventory inventory,
        List<Problem> problems,
        Policy policy,
        String inventoryDigest,
        Doors doors,
        List<Action> actions,
        List<Sink> sinks,
        Duration budget,
        Set<String> ownJobs,
        Names names) {}
