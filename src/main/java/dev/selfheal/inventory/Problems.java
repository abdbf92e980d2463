package dev.selfheal.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file, so that its owner learns of everything at once. */
final class Problems {
    private final String file;
    private final List<InventoryProblem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(int line, String path, String message) {
        found.add(new InventoryProblem(file, line, path, message));
    }

    boolean none() {
        return found.isEmpty();
    }

    List<InventoryProblem> inOrder() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(InventoryProblem::line))
                .toList();
    }
}
