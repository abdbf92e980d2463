package dev.selfheal.fix;

import dev.selfheal.verdict.Fix;
import java.util.List;

/**
 * One act upon one target, for all the fixes that it serves.
 *
 * @param fixes at least one; all of the same action and target
 */
public record Order(String action, Target target, List<Fix> fixes) {}
