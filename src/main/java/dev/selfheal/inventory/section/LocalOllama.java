package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Settings;
import dev.selfheal.inventory.Value;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** What keeps prompts on this machine: an address on its loopback, and models that are not somebody else's. */
final class LocalOllama {
    private LocalOllama() {}

    static Optional<URI> url(Value value) {
        return WebAddress.read(value).filter(url -> {
            Optional<String> wrong = wrong(url);
            wrong.ifPresent(value::wrong);
            return wrong.isEmpty();
        });
    }

    private static Optional<String> wrong(URI url) {
        if (!"http".equals(url.getScheme())) {
            return Optional.of("is not plain HTTP, which is what Ollama speaks; write " + Settings.OLLAMA);
        }
        if (!loopback(url.getHost())) {
            return Optional.of(
                    "is not on this machine, and what Selfheal sees may not leave it; write " + Settings.OLLAMA);
        }
        boolean bare = url.getRawPath().isEmpty() && url.getRawQuery() == null && url.getRawFragment() == null;
        return bare && url.getRawUserInfo() == null
                ? Optional.empty()
                : Optional.of("says more than host and port; write " + Settings.OLLAMA);
    }

    /** RFC 1122 section 3.2.1.3 and RFC 4291 section 2.5.3; names are not asked of the network. */
    private static boolean loopback(String host) {
        if (host.equalsIgnoreCase("localhost") || host.equals("[::1]")) {
            return true;
        }
        String[] parts = host.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals("127")) {
            return false;
        }
        for (String part : parts) {
            boolean number =
                    !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!number || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    static Optional<String> model(Value value) {
        return value.text("the name of a model, such as qwen2.5:7b").filter(name -> {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean cloud = lower.endsWith(":cloud") || lower.endsWith("-cloud");
            boolean good = name.chars().allMatch(c -> c > ' ' && c < 127 && c != '@' && c != '$');
            if (cloud) {
                value.wrong("runs on somebody else's machine, and what Selfheal sees may not leave this one;"
                        + " write a local model such as qwen2.5:7b");
            } else if (!good) {
                value.wrong("is not the name of a model; write one such as qwen2.5:7b");
            }
            return good && !cloud;
        });
    }

    /** One way to write what Ollama takes for the same model. */
    static String same(String model) {
        String name = model.toLowerCase(Locale.ROOT);
        for (String usual : new String[] {"registry.ollama.ai/", "library/"}) {
            name = name.startsWith(usual) ? name.substring(usual.length()) : name;
        }
        return name.indexOf(':', name.lastIndexOf('/') + 1) < 0 ? name + ":latest" : name;
    }
}
