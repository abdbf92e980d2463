package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Check;
import dev.selfheal.inventory.Keys;
import dev.selfheal.inventory.OwnPath;
import dev.selfheal.inventory.Value;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code http}, {@code tcp} and {@code process}: how a service is asked whether it is well. */
final class Checks {
    static final List<String> KEYS = List.of("http", "tcp", "process");
    static final Duration HTTP = Duration.ofSeconds(5);
    static final Duration TCP = Duration.ofSeconds(3);
    /** Reading a list of processes asks nobody who could be slow. */
    static final Duration PROCESS = Duration.ofSeconds(3);

    private static final String WITHIN = "within";
    private static final Duration MIN = Duration.ofMillis(1);
    private static final Duration MAX = Duration.ofSeconds(60);
    private static final String ADDRESS = "a host and a port, such as 127.0.0.1:8200";

    private Checks() {}

    static Optional<Check> read(Keys service) {
        return service.oneOf(KEYS, "http: {url: \"http://127.0.0.1:8080/\"}")
                .flatMap(kind -> service.get(kind).flatMap(value -> switch (kind) {
                    case "http" -> http(value);
                    case "tcp" -> tcp(value);
                    default -> process(value);
                }));
    }

    private static Optional<Check> http(Value value) {
        if (value.isText()) {
            return WebAddress.read(value).map(url -> new Check.Http(url, List.of(), Optional.empty(), HTTP));
        }
        return value.keys("url", "expect", "body", WITHIN).flatMap(keys -> {
            Optional<URI> url = keys.need("url", "url: http://127.0.0.1:8080/", WebAddress::read);
            List<Integer> expect = keys.get("expect").map(Checks::statuses).orElse(List.of());
            Optional<String> body = keys.get("body", text -> text.text("a text that the answer must contain"));
            Duration within = within(keys, HTTP);
            return url.map(there -> new Check.Http(there, expect, body, within));
        });
    }

    private static List<Integer> statuses(Value value) {
        Function<Value, Optional<Integer>> status = item -> item.whole(100, 599).map(Long::intValue);
        return value.isText()
                ? status.apply(value).stream().toList()
                : value.list("statuses, such as [200, 204]", status);
    }

    private static Optional<Check> tcp(Value value) {
        if (value.isText()) {
            return address(value, TCP);
        }
        return value.keys("address", WITHIN).flatMap(keys -> {
            Duration within = within(keys, TCP);
            return keys.need("address", "address: 127.0.0.1:8200", address -> address(address, within));
        });
    }

    private static Optional<Check> address(Value value, Duration within) {
        return value.text(ADDRESS).flatMap(text -> {
            int colon = text.lastIndexOf(':');
            String host = colon > 0 ? text.substring(0, colon) : "";
            boolean six = host.startsWith("[") && host.endsWith("]") && host.length() > 2;
            String name = six ? host.substring(1, host.length() - 1) : host;
            boolean good = !name.isEmpty()
                    && (six || name.indexOf(':') < 0)
                    && name.chars().allMatch(c -> c > ' ' && c < 127 && "/@[]".indexOf(c) < 0);
            int port = good ? port(text.substring(colon + 1)) : 0;
            if (port == 0) {
                value.wrong("is not an address; write " + ADDRESS);
                return Optional.empty();
            }
            return Optional.of(new Check.Tcp(name, port, within));
        });
    }

    private static int port(String text) {
        boolean number = !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number && Integer.parseInt(text) <= 65_535 ? Integer.parseInt(text) : 0;
    }

    private static Optional<Check> process(Value value) {
        return value.keys("pid_file", "executable", "arguments", WITHIN).flatMap(keys -> {
            Optional<String> by = keys.oneOf(List.of("pid_file", "executable"), "pid_file: /run/user/1000/web.pid");
            Optional<Path> file = keys.get("pid_file", Value::path).map(OwnPath::path);
            Optional<String> executable = keys.get("executable", Checks::executable);
            Optional<String> arguments = keys.get("arguments", text -> text.text("a text among its arguments"));
            if (file.isPresent()) {
                keys.get("arguments").ifPresent(there -> there.problem("means nothing beside pid_file; remove it"));
            }
            Duration within = within(keys, PROCESS);
            boolean whole = by.isPresent() && (file.isPresent() || executable.isPresent());
            return whole ? Optional.of(new Check.Running(file, executable, arguments, within)) : Optional.empty();
        });
    }

    private static Optional<String> executable(Value value) {
        Optional<String> text = value.text("the name or the path of a program");
        return text.isPresent() && (text.get().contains("/") || text.get().startsWith("~"))
                ? value.path().map(path -> path.path().toString())
                : text;
    }

    private static Duration within(Keys keys, Duration usual) {
        return keys.get(WITHIN, value -> value.duration(MIN, MAX)).orElse(usual);
    }

    static void write(Check check, ItemText item) {
        ItemText keys = new ItemText();
        if (check instanceof Check.Http http) {
            keys.text("url", http.url().toString());
            if (!http.expect().isEmpty()) {
                keys.raw("expect", http.expect().toString());
            }
            item.raw(
                    "http",
                    keys.text("body", http.body())
                            .time(WITHIN, http.within(), HTTP)
                            .inBraces());
        } else if (check instanceof Check.Tcp tcp) {
            String host = tcp.host().indexOf(':') >= 0 ? "[" + tcp.host() + "]" : tcp.host();
            keys.text("address", host + ":" + tcp.port());
            item.raw("tcp", keys.time(WITHIN, tcp.within(), TCP).inBraces());
        } else if (check instanceof Check.Running process) {
            keys.text("pid_file", process.pidFile().map(Path::toString))
                    .text("executable", process.executable())
                    .text("arguments", process.arguments());
            item.raw("process", keys.time(WITHIN, process.within(), PROCESS).inBraces());
        }
    }
}
