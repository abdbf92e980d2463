package dev.selfheal.fix;

import dev.selfheal.verdict.Fix;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is to be done, in order: one act for each target.
 *
 * @param list sorted by target; what may take all the rest of the time comes last
 * @param strangers fixes whose target is not known here: nothing may be done for them
 */
public record Orders(List<Order> list, List<Fix> strangers) {
    /** Where rules ask for different acts upon one target, the first of these: the gentlest that may do. */
    private static final List<String> GENTLEST = List.of(
            "unit.start",
            "unit.restart",
            "agent.enable",
            "agent.load",
            "agent.restart",
            "service.restart",
            "unit.reload",
            "agent.reload");

    private static final Comparator<String> BY_GENTLENESS =
            Comparator.comparingInt(Orders::rank).thenComparing(Comparator.naturalOrder());

    private static final Comparator<Fix> BY_NAME = Comparator.comparing(Fix::subject)
            .thenComparing(Fix::rule)
            .thenComparing(Fix::cause)
            .thenComparing(Fix::action);

    /** A download may use up the time of the cycle. */
    private static final String LAST = "model.pull";

    private static final Comparator<Order> IN_TURN = Comparator.<Order, Boolean>comparing(
                    order -> order.action().equals(LAST))
            .thenComparing(order -> order.target().subject());

    /**
     * Groups fixes by target. All fixes of a target are served by its one act, also those that asked for another action.
     *
     * @param unvetoed the fixes that nothing holds back
     * @param targets the targets known here, by their name in fixes
     */
    public static Orders of(Collection<Fix> unvetoed, Map<String, ? extends Target> targets) {
        Map<String, List<Fix>> byTarget = new TreeMap<>();
        unvetoed.stream().distinct().sorted(BY_NAME).forEach(fix -> byTarget.computeIfAbsent(
                        fix.target(), name -> new ArrayList<>())
                .add(fix));
        List<Order> orders = new ArrayList<>();
        List<Fix> strangers = new ArrayList<>();
        byTarget.forEach((name, fixes) -> {
            Target target = targets.get(name);
            if (target == null) {
                strangers.addAll(fixes);
            } else {
                orders.add(new Order(action(fixes), target, fixes));
            }
        });
        orders.sort(IN_TURN);
        return new Orders(List.copyOf(orders), List.copyOf(strangers));
    }

    /** The one action that serves all these fixes of one target. */
    public static String action(Collection<Fix> fixes) {
        return fixes.stream().map(Fix::action).min(BY_GENTLENESS).orElseThrow();
    }

    private static int rank(String action) {
        int at = GENTLEST.indexOf(action);
        return at < 0 ? GENTLEST.size() : at;
    }
}
