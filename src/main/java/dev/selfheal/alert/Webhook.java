package dev.selfheal.alert;

import dev.selfheal.redact.Secrets;
import dev.selfheal.sys.Http;
import dev.selfheal.sys.Reply;
import dev.selfheal.sys.Request;
import dev.selfheal.sys.WebPlace;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Posts alerts to an address, each as a JSON object. It has arrived when the answer is 2xx; a redirect is none, since it could
 * lead anywhere. Whoever knows such an address can often write there, so that of it only the machine is ever shown.
 */
public final class Webhook implements Sink {
    private static final int MOST_BODY = 4096;
    private static final int TOLD = 200;

    private final WebPlace place;
    private final Map<String, String> headers;
    private final Duration within;
    private final Http http;
    private final UnaryOperator<String> mask;
    private final Wording wording;

    /** @param mask takes out what names a person or machine */
    public Webhook(
            URI url,
            Map<String, String> headers,
            Duration within,
            Http http,
            UnaryOperator<String> mask,
            Wording wording) {
        this.place = new WebPlace(url);
        this.headers = new HashMap<>(headers);
        this.headers.put("Content-Type", wording.mediaType());
        this.within = within;
        this.http = http;
        this.mask = mask;
        this.wording = wording;
    }

    @Override
    public String name() {
        return "webhook " + place.shown();
    }

    @Override
    public String identity() {
        return "webhook " + place.url();
    }

    @Override
    public Optional<String> deliver(AlertLine line, Duration most) {
        Duration time = within.compareTo(most) < 0 ? within : most;
        Reply reply = http.send(
                new Request("POST", place.bare(), wording.of(line, mask), time, MOST_BODY, time, place.with(headers)));
        return place.failure(reply).map(why -> Secrets.line(why, TOLD));
    }
}
