package dev.selfheal.policy;

import dev.selfheal.fact.Attempt;
import dev.selfheal.fact.Command;
import dev.selfheal.fact.Cycle;
import dev.selfheal.fact.Dependency;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Host;
import dev.selfheal.fact.Incident;
import dev.selfheal.fact.Memory;
import dev.selfheal.fact.Pause;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.fact.Problem;
import dev.selfheal.fact.Streak;
import dev.selfheal.fact.Tally;
import dev.selfheal.recording.Generated;
import dev.selfheal.recording.Kinds;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Sets of facts of every kind whose values meet: few subjects, shared jobs, variables, causes, cycles and moments. */
final class Entangled {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final List<String> JOBS = List.of("unit:a.service", "unit:b.service", "agent:a", "agent:b");
    private static final List<String> SERVICES = List.of("service:a", "service:b", "service:ollama");
    private static final List<String> OTHERS =
            List.of("file:~/a", "log:~/a", "model:a", "model:b", "variable:A", "command:a", "selfheal.rules", "host");
    private static final List<String> RULES = List.of(
            "service.down",
            "service.down-optional",
            "unit.failed",
            "unknown.unchecked",
            "variable.shared",
            "selfheal.rules",
            "model.missing");

    private final Random random;

    Entangled(Random random) {
        this.random = random;
    }

    /** At most one cycle among them, as there is in life. */
    List<Fact> facts() {
        List<Class<? extends Fact>> kinds = Generated.kinds();
        List<Fact> facts = new ArrayList<>();
        int size = 5 + random.nextInt(60);
        for (int i = 0; i < size; i++) {
            Class<? extends Fact> kind = kinds.get(random.nextInt(kinds.size()));
            if (kind != Cycle.class) {
                facts.add(fact(kind));
            }
        }
        if (random.nextInt(8) > 0) {
            facts.add(fact(Cycle.class));
        }
        return facts;
    }

    private Fact fact(Class<? extends Fact> kind) {
        RecordComponent[] components = kind.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> value(kind, component))
                .toArray();
        try {
            return kind.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private @Nullable Object value(Class<? extends Fact> kind, RecordComponent component) {
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class) && random.nextInt(4) == 0) {
            return null;
        }
        Class<?> type = component.getType();
        if (type == String.class) {
            return text(kind, component.getName());
        }
        if (type.isEnum()) {
            return one(List.of(type.getEnumConstants()));
        }
        if (component.getGenericType() instanceof ParameterizedType) {
            return type == List.class ? List.of() : Map.of();
        }
        return switch (type.getSimpleName()) {
            case "boolean", "Boolean" -> random.nextBoolean();
            case "int", "Integer" -> random.nextInt(8);
            case "long", "Long" -> (long) random.nextInt(100);
            case "double", "Double" -> random.nextInt(8) / 2.0;
            case "Instant" -> NOW.minusSeconds(60L * random.nextInt(random.nextBoolean() ? 60 : 3000));
            case "Duration" -> Duration.ofMinutes(random.nextInt(90));
            default -> throw new IllegalStateException("no value for " + component);
        };
    }

    private String text(Class<? extends Fact> kind, String name) {
        return switch (name) {
            case "subject" -> subject(kind);
            case "runBy" -> one(JOBS);
            case "on", "ollama" -> one(SERVICES);
            case "variable" -> one(List.of("variable:A", "variable:B"));
            case "rule", "cause" -> one(RULES);
            case "action" ->
                one(List.of("service.restart", "unit.restart", "agent.reload", "unit.reload", "model.pull"));
            case "cycle", "id" -> one(List.of("now", "earlier"));
            case "area" -> one(List.of("inventory", "rules", "disk", "pauses"));
            default -> one(List.of("one", "two", "three"));
        };
    }

    private String subject(Class<? extends Fact> kind) {
        if (kind == Cycle.class || kind == Memory.class) {
            return "selfheal";
        }
        if (kind == Host.class) {
            return "host";
        }
        if (kind == Pause.class) {
            return one(List.of("selfheal", one(SERVICES), one(JOBS), one(OTHERS)));
        }
        if (kind == Dependency.class
                || kind == Problem.class
                || kind == Incident.class
                || kind == Streak.class
                || kind == ProbeFailure.class) {
            return one(List.of(one(SERVICES), one(JOBS), one(OTHERS)));
        }
        if (kind == Attempt.class || kind == Tally.class || kind.getSimpleName().equals("MissingVariable")) {
            return one(List.of(one(JOBS), "model:a"));
        }
        String prefix = Kinds.of(kind) + ":";
        List<String> own =
                OTHERS.stream().filter(subject -> subject.startsWith(prefix)).toList();
        return switch (Kinds.of(kind)) {
            case "service", "ollama" -> one(SERVICES);
            case "unit", "agent" ->
                prefix
                        + (Kinds.of(kind).equals("unit")
                                ? one(List.of("a.service", "b.service"))
                                : one(List.of("a", "b")));
            default -> own.isEmpty() || kind == Command.class ? prefix + "a" : one(own);
        };
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
