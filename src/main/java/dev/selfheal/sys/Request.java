package dev.selfheal.sys;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request. No redirect is followed and no proxy is used.
 *
 * @param json body to send, as {@code application/json} unless the headers say otherwise; null for none
 * @param within time for everything, from connecting to the last byte
 * @param maxBody bytes of the answer that are kept; of each line, where it is read by lines
 * @param idle how long it may be silent between two bytes
 * @param headers sent beside the usual ones, by name
 */
public record Request(
        String method,
        URI url,
        @Nullable String json,
        Duration within,
        int maxBody,
        Duration idle,
        Map<String, String> headers) {
    private static final int DEFAULT_MAX_BODY = 4 << 20;

    public Request(String method, URI url, @Nullable String json, Duration within, int maxBody, Duration idle) {
        this(method, url, json, within, maxBody, idle, Map.of());
    }

    public Request(String method, URI url, @Nullable String json, Duration within, int maxBody) {
        this(method, url, json, within, maxBody, within);
    }

    public static Request get(URI url, Duration within) {
        return new Request("GET", url, null, within, DEFAULT_MAX_BODY);
    }

    public static Request post(URI url, String json, Duration within) {
        return new Request("POST", url, json, within, DEFAULT_MAX_BODY);
    }
}
