package dev.selfheal.testing;

import dev.selfheal.sys.Http;
import dev.selfheal.sys.Invocation;
import dev.selfheal.sys.Programs;
import dev.selfheal.sys.Ran;
import dev.selfheal.sys.Reply;
import dev.selfheal.sys.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A Mac as it was recorded in {@code test-fixtures/homes}, whose README says how: its home folder in a place of the test's
 * own, and the answers of launchctl, lsof and its servers. It remembers what it was asked.
 */
public final class RecordedHome implements Programs, Http {
    public static final Path ALL = Path.of(System.getProperty("selfheal.home", "."), "test-fixtures/homes");
    public static final long UID = 501;
    public static final String LAUNCHCTL = "/bin/launchctl";
    public static final String LSOF = "/usr/sbin/lsof";
    /** What stands where a recording has a secret: of the kinds that are known by their looks, and one that is not. */
    public static final List<String> SECRETS = List.of(
            "sk-ant-" + "api03-" + "Zk3x".repeat(23) + "aAA",
            "ghp" + "_" + "Q7w9E2r4T6y8".repeat(3),
            "correct-horse-7731-battery",
            "eyJhIjoiNWFiNGVlNzJmYTFjYjNkZTciLCJ0IjoiZjM5ZTBkYTItYzE1NiJ9");

    private static final int NO_SUCH_JOB = 113;
    private static final int NO_SESSION = 112;

    private final Path recorded;
    private final Path home;
    private final List<String> asked = new ArrayList<>();

    /** @param name of the recording */
    public RecordedHome(String name, Path home) {
        this.recorded = ALL.resolve(name);
        this.home = home;
        try (Stream<Path> files = Files.walk(recorded.resolve("home"))) {
            for (Path file : files.toList()) {
                copy(
                        file,
                        home.resolve(
                                filled(recorded.resolve("home").relativize(file).toString())));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void copy(Path from, Path to) throws IOException {
        if (Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(to);
        } else if (Files.isSymbolicLink(from)) {
            Files.createSymbolicLink(to, Files.readSymbolicLink(from));
        } else {
            // Latin-1 keeps the bytes of a binary one as they are.
            String text = Files.readString(from, StandardCharsets.ISO_8859_1);
            byte[] bytes = (text.startsWith("bplist") ? text : filled(text)).getBytes(StandardCharsets.ISO_8859_1);
            Files.write(to, bytes);
        }
    }

    private String filled(String text) {
        String filled = text.replace("@HOME@", home.toString());
        for (int i = 0; i < SECRETS.size(); i++) {
            filled = filled.replace("@SECRET-" + (i + 1) + "@", SECRETS.get(i));
        }
        return filled;
    }

    public Path home() {
        return home;
    }

    public Path applications() {
        return recorded.resolve("applications");
    }

    /** The agreed inventory of it. */
    public Path expected() {
        return recorded.resolve("expected.yaml");
    }

    /** Every command, and every address with its method, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private String text(String name) {
        try {
            Path file = recorded.resolve(name);
            return Files.exists(file) ? filled(Files.readString(file)) : "";
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public Ran run(Invocation invocation) {
        List<String> command = invocation.command();
        asked.add(String.join(" ", command));
        if (command.get(0).equals(LSOF)) {
            return exited(1, text("lsof"), "");
        }
        String nobody = text("launchctl/no-session");
        if (!command.get(0).equals(LAUNCHCTL)) {
            return new Ran.Missing(command.get(0));
        }
        if (!nobody.isEmpty()) {
            return exited(NO_SESSION, "", nobody);
        }
        if (command.get(1).equals("print-disabled")) {
            return exited(0, text("launchctl/print-disabled"), "");
        }
        String label = command.get(2).substring(("gui/" + UID + "/").length());
        String print = text(
                "launchctl/" + URLEncoder.encode(label, StandardCharsets.UTF_8).replace("+", "%20"));
        return print.isEmpty()
                ? exited(NO_SUCH_JOB, "", "Bad request.\nCould not find service \"" + label + "\" in domain for port\n")
                : exited(0, print, "");
    }

    private static Ran exited(int status, String output, String errors) {
        return new Ran.Exited(status, output, errors, false);
    }

    @Override
    public Reply send(Request request) {
        asked.add(request.method() + " " + request.url());
        URI url = request.url();
        return text("http")
                .lines()
                .map(line -> line.split(" ", 3))
                .filter(line -> line[0].equals(url.toString()))
                .<Reply>map(line -> new Reply.Answered(
                        Integer.parseInt(line[1]), "", line.length > 2 ? line[2] : "", false, Duration.ofMillis(3)))
                .findFirst()
                .orElse(new Reply.Refused("refused"));
    }

    @Override
    public Reply stream(Request request, Predicate<String> line) {
        throw new AssertionError("nothing is streamed");
    }
}
