package dev.selfheal.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.selfheal.verdict.Fix;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private static final Target WEB = Treating.job("unit:web.service");
    private static final Target OTHER = Treating.job("unit:other.service");
    private static final Target MODEL =
            new Target.OllamaModel("model:a:latest", "a:latest", URI.create("http://127.0.0.1:1"), Duration.ZERO);
    private static final Map<String, Target> TARGETS =
            Map.of(WEB.subject(), WEB, OTHER.subject(), OTHER, MODEL.subject(), MODEL);

    private static Fix fix(String subject, String action, Target target) {
        return new Fix("rule", "cause", action, subject, target.subject());
    }

    @Test
    void two_sick_subjects_of_one_target_are_one_order() {
        List<Order> orders = Orders.of(
                        List.of(fix("service:b", "service.restart", WEB), fix("service:a", "service.restart", WEB)),
                        TARGETS)
                .list();
        assertEquals(1, orders.size());
        assertEquals(
                List.of("service:a", "service:b"),
                orders.get(0).fixes().stream().map(Fix::subject).toList());
    }

    @Test
    void of_different_actions_on_one_target_the_gentlest_is_done() {
        List<String> gentlest =
                List.of("unit.start", "unit.restart", "agent.load", "agent.restart", "service.restart", "a.b", "c.d");
        for (int i = 0; i < gentlest.size(); i++) {
            List<Fix> fixes = new ArrayList<>();
            for (String action : gentlest.subList(i, gentlest.size())) {
                fixes.add(fix("unit:web.service", action, WEB));
            }
            Collections.reverse(fixes);
            List<Order> orders = Orders.of(fixes, TARGETS).list();
            assertEquals(gentlest.get(i), orders.get(0).action());
            assertEquals(fixes.size(), orders.get(0).fixes().size());
        }
    }

    @Test
    void the_order_is_the_same_however_the_fixes_came_and_a_download_is_last() {
        List<Fix> fixes = new ArrayList<>(List.of(
                fix("model:a:latest", "model.pull", MODEL),
                fix("service:web", "service.restart", WEB),
                fix("unit:web.service", "unit.start", WEB),
                fix("unit:other.service", "unit.start", OTHER)));
        Orders first = Orders.of(fixes, TARGETS);
        assertEquals(
                List.of("unit:other.service", "unit:web.service", "model:a:latest"),
                first.list().stream().map(order -> order.target().subject()).toList());
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(fixes, random);
            assertEquals(first, Orders.of(fixes, TARGETS), "seed " + seed);
        }
    }

    @Test
    void a_target_that_is_not_known_is_told_and_not_ordered() {
        Fix stranger = fix("unit:x.service", "unit.start", Treating.job("unit:x.service"));
        Orders orders = Orders.of(List.of(stranger), TARGETS);
        assertEquals(List.of(), orders.list());
        assertEquals(List.of(stranger), orders.strangers());
    }
}
