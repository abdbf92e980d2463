package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Consumer;

/** An address of HTTP or HTTPS. */
final class WebAddress {
    private static final String WANTED = "; write one such as http://127.0.0.1:8080/";

    private WebAddress() {}

    static Optional<URI> read(Value value) {
        return read(value, value::wrong);
    }

    /** Likewise, of one that may be a secret as a whole: it is not quoted when it will not do. */
    static Optional<URI> secret(Value value) {
        return read(value, why -> value.problem("this " + why));
    }

    private static Optional<URI> read(Value value, Consumer<String> refusal) {
        return value.text("an address such as http://127.0.0.1:8080/").flatMap(text -> {
            try {
                URI url = new URI(text);
                boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
                if (http && url.getHost() != null && url.getPort() <= 65_535 && url.getPort() != 0) {
                    return Optional.of(url);
                }
                refusal.accept("is not an address" + WANTED);
            } catch (URISyntaxException broken) {
                refusal.accept("is not an address (" + broken.getReason() + ")" + WANTED);
            }
            return Optional.empty();
        });
    }
}
