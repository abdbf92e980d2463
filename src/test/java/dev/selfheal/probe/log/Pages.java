package dev.selfheal.probe.log;

import dev.selfheal.probe.Doors;
import dev.selfheal.probe.Notebook;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.SystemPrograms;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A notebook as the cycle keeps it: what is written is read only after it was committed. */
final class Pages implements Notebook {
    private final Map<String, String> committed = new HashMap<>();
    private final Map<String, String> staged = new HashMap<>();

    Doors doors(Clock clock) {
        return new Doors(
                clock,
                new SystemPrograms(Map.of()),
                unused(dev.selfheal.sys.Http.class),
                unused(dev.selfheal.supervisor.Supervisor.class),
                this,
                Path.of("/"));
    }

    /** A door that logs have no use for. */
    private static <T> T unused(Class<T> door) {
        return door.cast(Proxy.newProxyInstance(door.getClassLoader(), new Class<?>[] {door}, (proxy, method, args) -> {
            throw new AssertionError(door + " was used");
        }));
    }

    void commit() {
        committed.putAll(staged);
        staged.clear();
    }

    void clear() {
        committed.clear();
        staged.clear();
    }

    @Override
    public Optional<String> read(String key) {
        return Optional.ofNullable(committed.get(key));
    }

    @Override
    public void write(String key, String json) {
        staged.put(key, json);
    }
}
