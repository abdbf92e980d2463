package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Destination;
import dev.selfheal.inventory.Format;
import dev.selfheal.inventory.InventoryText;
import dev.selfheal.inventory.Keys;
import dev.selfheal.inventory.OwnPath;
import dev.selfheal.inventory.Value;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code file}, {@code command}, {@code webhook} and {@code desktop}: one place where alerts go. */
final class DestinationKeys {
    static final List<String> KINDS = List.of("file", "command", "webhook", "desktop");
    static final String NAME = "name";

    private static final String WITHIN = "within";
    private static final String HEADERS = "headers";
    static final String[] ALL = {"file", "command", "webhook", "desktop", NAME, WITHIN, HEADERS, FormatKey.KEY};

    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final Duration MIN = Duration.ofMillis(1);
    private static final Duration MAX = Duration.ofSeconds(30);

    /** Those that the connection itself needs, or that the JDK would leave out without a word. */
    private static final List<String> NOT_OWN = List.of(
            "access-control-request-headers",
            "access-control-request-method",
            "connection",
            "content-length",
            "content-transfer-encoding",
            "content-type",
            "host",
            "keep-alive",
            "origin",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via");

    private DestinationKeys() {}

    static Optional<Destination> read(Keys keys) {
        Optional<String> name = keys.get(NAME, Value::name);
        Duration within = keys.get(WITHIN, value -> value.duration(MIN, MAX)).orElse(USUAL);
        Map<String, String> headers =
                keys.get(HEADERS, DestinationKeys::headers).orElse(Map.of());
        Format format = FormatKey.read(keys);
        return keys.oneOf(KINDS, "file: ~/alerts.jsonl").flatMap(kind -> {
            needless(keys, WITHIN, kind, !kind.equals("file"));
            needless(keys, HEADERS, kind, kind.equals("webhook"));
            needless(keys, FormatKey.KEY, kind, !kind.equals("desktop"));
            return keys.get(kind).flatMap(value -> switch (kind) {
                case "file" -> value.path().map(OwnPath::path).map(file -> new Destination.BusFile(name, file, format));
                case "command" ->
                    value.command().map(command -> new Destination.Program(name, command, within, format));
                case "webhook" ->
                    WebAddress.secret(value).map(url -> new Destination.Webhook(name, url, headers, within, format));
                default -> desktop(value).map(yes -> new Destination.Desktop(name, within));
            });
        });
    }

    private static void needless(Keys keys, String key, String kind, boolean means) {
        if (!means) {
            keys.get(key).ifPresent(value -> value.problem("means nothing beside " + kind + "; remove it"));
        }
    }

    private static Optional<Boolean> desktop(Value value) {
        return value.flag().filter(yes -> {
            if (!yes) {
                value.problem("says that nothing is told there; write desktop: true, or remove the item");
            }
            return yes;
        });
    }

    private static Optional<Map<String, String>> headers(Value value) {
        return value.mapping("names and values, such as {Authorization: \"Bearer ...\"}")
                .map(keys -> {
                    Map<String, String> headers = new TreeMap<>();
                    keys.all().forEach((name, text) -> header(name, text).ifPresent(good -> headers.put(name, good)));
                    return Collections.unmodifiableMap(headers);
                });
    }

    /** Its value may be a secret and is never quoted. */
    private static Optional<String> header(String name, Value value) {
        boolean word = !name.isEmpty()
                && name.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
        if (!word) {
            value.problem("this is no name of a header; write letters, digits and hyphens only");
            return Optional.empty();
        }
        if (NOT_OWN.contains(name.toLowerCase(Locale.ROOT))) {
            value.problem("this header is not yours to set; remove it");
            return Optional.empty();
        }
        return value.text("the value of the header").filter(text -> {
            boolean plain = text.chars().allMatch(c -> c >= ' ' && c < 127);
            if (!plain) {
                value.problem("holds more than printable ASCII; write the value in one line of it");
            }
            return plain;
        });
    }

    static ItemText write(Destination one) {
        ItemText item = new ItemText();
        if (one instanceof Destination.BusFile bus) {
            FormatKey.write(item.text("file", bus.file().toString()), bus.format());
        } else if (one instanceof Destination.Program program) {
            item.list("command", program.command()).time(WITHIN, program.within(), USUAL);
            FormatKey.write(item, program.format());
        } else if (one instanceof Destination.Webhook hook) {
            item.text("webhook", hook.url().toString());
            if (!hook.headers().isEmpty()) {
                item.raw(HEADERS, braces(hook.headers()));
            }
            FormatKey.write(item.time(WITHIN, hook.within(), USUAL), hook.format());
        } else if (one instanceof Destination.Desktop desktop) {
            item.flag("desktop", true).time(WITHIN, desktop.within(), USUAL);
        }
        return item.text(NAME, one.name());
    }

    private static String braces(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + InventoryText.quoted(header.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
