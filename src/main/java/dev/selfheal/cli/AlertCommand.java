package dev.selfheal.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.alert.AlertLine;
import dev.selfheal.alert.Post;
import dev.selfheal.alert.Posted;
import dev.selfheal.alert.Sink;
import dev.selfheal.inventory.Reading;
import dev.selfheal.inventory.Settings;
import dev.selfheal.sys.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code selfheal alert --test}. */
@Command(
        name = "alert",
        mixinStandardHelpOptions = true,
        description =
                "Sends a test alert to every place that the inventory names in alerts, and says which of them took it.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:every one took it",
            "1:one did not",
            "2:wrong usage, none is named, or an inventory that cannot be used"
        })
final class AlertCommand implements Callable<Integer> {
    /** A little more than the longest that one of them may ask for. */
    private static final Duration MOST = Duration.ofSeconds(35);

    private static final String CURE = """
            selfheal: no alerts are sent anywhere; name a place in %s, such as

            alerts:
              - file: ~/alerts.jsonl
              - command: [/usr/local/bin/page-me]
              - webhook: https://hooks.example.org/services/...
              - desktop: true
            """;

    private final Surroundings here;

    @Mixin
    private final Places places = new Places();

    @Option(names = "--test", description = "send a test alert, marked as such")
    private boolean test;

    @Option(
            names = "--sink",
            paramLabel = "N|NAME",
            description = "only to this one: its place in the list, from 1, or its name")
    private @Nullable String only;

    @Option(names = "--json", description = "print who took it as JSON")
    private boolean json;

    AlertCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!test) {
            here.err().println("selfheal: alert only sends test alerts; say so: selfheal alert --test");
            return Selfheal.WRONG_USAGE;
        }
        Workshop workshop = new Workshop(here, places);
        Inventories inventories = new Inventories(here, places, workshop);
        Reading reading = inventories.read();
        if (reading.inventory().isEmpty()) {
            reading.problems().forEach(here.err()::println);
            return Selfheal.WRONG_USAGE;
        }
        Settings settings = reading.inventory().get().settings();
        String host = workshop.host();
        List<Sink> sinks = workshop.sinks(settings, workshop.names(host));
        if (sinks.isEmpty()) {
            here.err().print(CURE.formatted(inventories.file()));
            return Selfheal.WRONG_USAGE;
        }
        List<Sink> chosen = only == null ? sinks : chosen(sinks, only);
        if (chosen.isEmpty()) {
            here.err().println("selfheal: --sink: there is no " + only + "; there are:");
            for (int i = 0; i < sinks.size(); i++) {
                here.err().println("  " + (i + 1) + "  " + sinks.get(i).name());
            }
            return Selfheal.WRONG_USAGE;
        }
        return send(chosen, sinks, AlertLine.test(workshop.clock.now(), host), workshop);
    }

    private static List<Sink> chosen(List<Sink> sinks, String wanted) {
        List<Sink> named =
                sinks.stream().filter(sink -> sink.name().equals(wanted)).toList();
        if (!named.isEmpty() || !wanted.matches("[1-9][0-9]{0,4}")) {
            return named;
        }
        int place = Integer.parseInt(wanted);
        return place <= sinks.size() ? List.of(sinks.get(place - 1)) : List.of();
    }

    /** To each through a post of its own, so that two of the same name are told apart. Nothing is kept for later. */
    private int send(List<Sink> chosen, List<Sink> all, AlertLine line, Workshop workshop) throws InterruptedException {
        int failed = 0;
        ArrayNode told = Json.MAPPER.createArrayNode();
        for (Sink sink : chosen) {
            Post post = new Post(List.of(sink), Optional.empty(), workshop.clock);
            post.take(line);
            Optional<String> error = post.deliver(MOST).stream()
                    .map(Posted::error)
                    .flatMap(Optional::stream)
                    .findFirst();
            failed += error.isPresent() ? 1 : 0;
            int place = all.indexOf(sink) + 1;
            ObjectNode one = told.addObject()
                    .put("place", place)
                    .put("name", sink.name())
                    .put("took", error.isEmpty());
            error.ifPresent(why -> one.put("error", why));
            if (!json) {
                String came = error.map(why -> "FAILED: " + why).orElse("ok");
                here.out().println(place + "  " + sink.name() + "  " + came);
            }
        }
        if (json) {
            here.out().println(told.toPrettyString());
        }
        here.out().flush();
        return failed == 0 ? 0 : 1;
    }
}
