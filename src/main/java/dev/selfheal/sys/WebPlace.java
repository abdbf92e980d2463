package dev.selfheal.sys;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An address that is a secret: user, path and query let whoever knows them in, so that nothing but its machine is shown.
 *
 * @param url as its owner wrote it
 */
public record WebPlace(URI url) {
    /** Its scheme, host and port. */
    public String shown() {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    /** The address without user and password, which the JDK would not send. */
    public URI bare() {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        try {
            return new URI(shown() + path + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("parts of an address make an address");
        }
    }

    /** These headers, and one of user and password where the address has them and no header stands for them. */
    public Map<String, String> with(Map<String, String> headers) {
        String user = url.getUserInfo();
        if (user == null || headers.keySet().stream().anyMatch("Authorization"::equalsIgnoreCase)) {
            return headers;
        }
        Map<String, String> all = new HashMap<>(headers);
        byte[] bytes = user.getBytes(StandardCharsets.UTF_8);
        all.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
        return all;
    }

    /** Why this is no success; empty for an answer of 2xx. Nothing of an answer or of this address is in it. */
    public Optional<String> failure(Reply reply) {
        if (reply instanceof Reply.Answered answered) {
            int status = answered.status();
            return status >= 200 && status < 300
                    ? Optional.empty()
                    : Optional.of("answered " + status
                            + (status >= 300 && status < 400 ? "; a redirect is not followed, so name its end" : ""));
        }
        String why = reply instanceof Reply.Refused refused
                ? refused.detail()
                : reply instanceof Reply.TimedOut late
                        ? late.detail()
                        : reply instanceof Reply.Unreachable far
                                ? far.detail()
                                : reply instanceof Reply.Broken broken ? broken.detail() : "no answer";
        return Optional.of(hidden(why));
    }

    private String hidden(String text) {
        String hidden = text.replace(url.toString(), shown()).replace(bare().toString(), shown());
        for (String part :
                new String[] {url.getRawUserInfo(), url.getUserInfo(), url.getRawQuery(), url.getRawPath()}) {
            if (part != null && part.length() > 1) {
                hidden = hidden.replace(part, "...");
            }
        }
        return hidden;
    }
}
