package dev.selfheal.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Hands the surroundings to each command that asks for them in its constructor. */
final class Factory implements IFactory {
    private final Surroundings here;

    Factory(Surroundings here) {
        this.here = here;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            Class<?>[] wanted = constructor.getParameterTypes();
            if (wanted.length == 1 && wanted[0] == Surroundings.class) {
                return type.cast(constructor.newInstance(here));
            }
        }
        return CommandLine.defaultFactory().create(type);
    }
}
