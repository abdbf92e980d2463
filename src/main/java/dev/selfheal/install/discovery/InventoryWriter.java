package dev.selfheal.install.discovery;

import dev.selfheal.inventory.InventoryText;
import dev.selfheal.sys.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the first inventory of a machine, for its owner to edit. */
public final class InventoryWriter {
    private static final String HEAD = """
            # What runs on this machine, and what is expected of it. Selfheal reads this file at every cycle.
            #
            # "selfheal init" wrote what it found, and above each entry why it is as it is. It guessed: correct it.
            #
            # Critical are only Ollama and tunnels: what is critical and stays down is told to you. Anything else is started
            # again where it is known who runs it, and noted. Write "critical: true" wherever that is not enough.
            #
            # Then "selfheal check" says what is wrong with this file, "selfheal run --dry-run" what would be done.
            """;
    private static final String TAIL = """

            # What it cannot find out is what else matters to you. For instance:
            #
            # files:
            #   - {path: ~/.stack/state.json, max_age: 24h}         # is there, and was written since yesterday
            # directories:
            #   - {path: ~/.stack/inbox, create: true}              # is there, or is made
            # commands:
            #   - {id: backup, run: [/usr/local/bin/check_backup]}  # any program that exits with 0, 1 or 2
            # alerts:
            #   - file: ~/.stack/alerts.jsonl                       # or a command, a webhook, the desktop
            """;

    private InventoryWriter() {}

    /** The whole file, with comments. */
    public static String text(Found found) {
        StringBuilder text = new StringBuilder(HEAD);
        found.remarks().warnings().forEach(one -> text.append("#\n# NOT ALL COULD BE SEEN: ")
                .append(one)
                .append(".\n# Run \"selfheal init\" where it does, for a better one.\n"));
        text.append('\n').append(InventoryText.of(found.inventory(), entry -> found.remarks()
                .of(entry.subject())));
        List<String> leftOut = found.remarks().leftOut();
        if (!leftOut.isEmpty()) {
            text.append("\n# Left out:\n");
            leftOut.forEach(one -> text.append("#   ").append(one).append('\n'));
        }
        return text.append(TAIL).toString();
    }

    /**
     * Writes the file, readable by its owner only.
     *
     * @throws FileAlreadyExistsException if anything at all has this name; it is left as it is
     */
    public static void write(Path file, String text) throws IOException {
        Path target = file.toAbsolutePath();
        Path fresh = target.resolveSibling("." + target.getFileName() + ".first");
        try {
            AtomicFile.write(fresh, text.getBytes(StandardCharsets.UTF_8));
        } catch (FileAlreadyExistsException parent) {
            throw new IOException(target.getParent() + " is no folder", parent);
        }
        try {
            // Unlike a rename, a new link never replaces what is there.
            Files.createLink(target, fresh);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
