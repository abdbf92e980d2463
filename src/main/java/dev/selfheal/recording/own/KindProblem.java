package dev.selfheal.recording.own;

/**
 * Something in a schema file that keeps its kind from being used.
 *
 * @param file with its folder, such as {@code facts-schema/backup.schema.json}
 * @param path JSON path; empty where the file as a whole is meant
 * @param message what is wrong
 * @param cure what to write or do instead
 */
public record KindProblem(String file, String path, String message, String cure) {
    /** As people read it: {@code facts-schema/backup.schema.json: $.properties.size: what; what instead}. */
    @Override
    public String toString() {
        return file + ": " + (path.isEmpty() ? "" : path + ": ") + message + "; " + cure;
    }
}
