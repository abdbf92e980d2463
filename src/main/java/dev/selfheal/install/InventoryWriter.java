package dev.selfheal.install;

import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.InventoryText;
import dev.selfheal.sys.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the first inventory of a machine, for its owner to edit. */
public final class InventoryWriter {
    private static final String HEAD = """
            # What runs on this machine, and what is expected of it. Selfheal reads this file at every cycle.
            #
            # This is what was found here. Nothing is expected of it yet, so nothing is fixed: say "critical: true" of what
            # matters to you, "expect: running" of jobs that must run, and add services, files and directories, such as
            #
            #   services:
            #     - id: tunnel
            #       critical: true
            #       http: {url: "http://127.0.0.1:20241/ready", within: 2s}
            #       run_by: {agent: com.example.tunnel}      # or unit: tunnel.service
            #
            # "selfheal check" says what is wrong with it; "selfheal run --dry-run" shows what would be done.
            """;

    private InventoryWriter() {}

    /** The whole file, with comments. */
    public static String text(Inventory inventory) {
        return HEAD + "\n" + InventoryText.of(inventory);
    }

    /**
     * Writes the file, readable by its owner only.
     *
     * @throws FileAlreadyExistsException if anything at all has this name; it is left as it is
     */
    public static void write(Path file, Inventory inventory) throws IOException {
        Path target = file.toAbsolutePath();
        Path fresh = target.resolveSibling("." + target.getFileName() + ".first");
        AtomicFile.write(fresh, text(inventory).getBytes(StandardCharsets.UTF_8));
        try {
            // Unlike a rename, a new link never replaces what is there.
            Files.createLink(target, fresh);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
