package dev.selfheal.fact;

import java.util.Map;

/**
 * The result of a check program that follows the monitoring plugin convention.
 *
 * @param id its id in the inventory
 * @param line first line of its output before the bar; secrets removed
 * @param performance performance data after the bar: label to number, in the unit that the plugin chose
 * @param fixable whether the inventory declares a command that repairs what this one checks
 */
public record Command(
        String subject,
        String id,
        boolean critical,
        CheckStatus status,
        String line,
        Map<String, Double> performance,
        boolean fixable)
        implements Observed {}
