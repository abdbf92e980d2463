package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** An address of HTTP or HTTPS. */
final class WebAddress {
    private static final String WANTED = "; write one such as http://127.0.0.1:8080/";

    private WebAddress() {}

    static Optional<URI> read(Value value) {
        return value.text("an address such as http://127.0.0.1:8080/").flatMap(text -> {
            try {
                URI url = new URI(text);
                boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
                if (http && url.getHost() != null && url.getPort() <= 65_535 && url.getPort() != 0) {
                    return Optional.of(url);
                }
                value.wrong("is not an address" + WANTED);
            } catch (URISyntaxException broken) {
                value.wrong("is not an address (" + broken.getReason() + ")" + WANTED);
            }
            return Optional.empty();
        });
    }
}
