package dev.selfheal.fix;

import dev.selfheal.sys.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** An action that only remembers what it was asked to act on, and then does as the test says. */
final class RecordingAction implements Action {
    final List<String> acted = new ArrayList<>();
    private final String name;
    boolean replacing;
    Supplier<Done> then = () -> Done.changed("done");

    RecordingAction(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean suits(Target target) {
        return !(target instanceof Target.OllamaModel);
    }

    @Override
    public boolean replaces(Target target) {
        return replacing;
    }

    @Override
    public Done act(Target target, Deadline deadline) {
        acted.add(target.subject());
        return then.get();
    }
}
