package dev.selfheal.recording;

import dev.selfheal.fact.Fact;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Records with random but lawful content, for tests that print the seed. */
public final class Generated {
    private static final List<String> TEXTS = List.of(
            "service:web",
            "unit:web.service",
            "is down",
            "",
            "a\nb",
            "\"quoted\" \\ {}",
            "\u00fcber \u65e5\u672c \ud83d\ude00",
            "\u001b[31m");

    private final Random random;

    public Generated(Random random) {
        this.random = random;
    }

    /** Every kind of fact there is, found in the folder that the class path has them in. */
    @SuppressWarnings("unchecked")
    public static List<Class<? extends Fact>> kinds() {
        try {
            Path classes = Path.of(Fact.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            String name = Fact.class.getPackageName();
            List<Class<? extends Fact>> kinds = new ArrayList<>();
            try (var files = Files.list(classes.resolve(name.replace('.', '/')))) {
                for (Path file : files.sorted().toList()) {
                    Class<?> type = Class.forName(
                            name + "." + file.getFileName().toString().replace(".class", ""));
                    if (type.isRecord()) {
                        kinds.add((Class<? extends Fact>) type);
                    }
                }
            }
            return kinds;
        } catch (IOException | URISyntaxException | ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public Fact fact() {
        List<Class<? extends Fact>> kinds = kinds();
        return record(kinds.get(random.nextInt(kinds.size())));
    }

    public <T> T record(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(type, components[i]);
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Object value(Class<?> owner, RecordComponent component) {
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (nullable && random.nextInt(3) == 0) {
            return null;
        }
        return switch (owner.getSimpleName() + "." + component.getName()) {
            case "Cycle.subject" -> "selfheal";
            case "Host.subject" -> "host";
            case "Directory.mode", "Directory.wantedMode", "File.mode", "File.wantedMode" -> "700";
            default -> value(component.getGenericType());
        };
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return collection(generic);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Fact.class) {
            return fact();
        }
        if (plain.isRecord()) {
            return record(plain);
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[random.nextInt(plain.getEnumConstants().length)];
        }
        return switch (plain.getSimpleName()) {
            case "String" -> "x" + TEXTS.get(random.nextInt(TEXTS.size()));
            case "int", "Integer" -> 1 + random.nextInt(Integer.MAX_VALUE);
            case "long", "Long" -> random.nextBoolean() ? 1L + random.nextInt(9) : Long.MAX_VALUE;
            case "double", "Double" -> random.nextInt(1000) / 8.0;
            case "boolean", "Boolean" -> random.nextBoolean();
            case "Instant" -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            case "Duration" -> Duration.ofNanos(random.nextLong() >>> (1 + random.nextInt(62)));
            default -> throw new IllegalStateException("no random " + type);
        };
    }

    private Object collection(ParameterizedType generic) {
        int size = random.nextInt(4);
        if (generic.getRawType() == List.class) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                list.add(value(generic.getActualTypeArguments()[0]));
            }
            return List.copyOf(list);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put((String) value(String.class), value(generic.getActualTypeArguments()[1]));
        }
        return map;
    }
}
