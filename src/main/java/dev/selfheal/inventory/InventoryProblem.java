package dev.selfheal.inventory;

/**
 * Something wrong with an inventory: where, what, and what instead.
 *
 * @param file as shown to people
 * @param line from 1; 0 where the file as a whole is meant
 * @param path such as {@code services[1].http.within}; empty where the file as a whole is meant
 */
public record InventoryProblem(String file, int line, String path, String message) {
    /** {@code selfheal.yaml:14 services[1].http.within: "5 min" is not a duration; write 5m}. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + (path.isEmpty() ? "" : " " + path) + ": " + message;
    }
}
