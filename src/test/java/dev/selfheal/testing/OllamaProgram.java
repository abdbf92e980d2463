package dev.selfheal.testing;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * {@link OllamaDouble} as a program of its own, for tests of whole processes and for the benchmark:
 *
 * <pre>port=0 install=qwen2.5:7b,nomic-embed-text:latest load=qwen2.5:7b offer=phi:latest fault=hang_generate lifetime=10m</pre>
 *
 * It prints {@code port N} once it listens (with {@code fault=refuse}: once it no longer does), and ends by itself when its
 * lifetime is over, so that none is left behind.
 */
public final class OllamaProgram {
    private OllamaProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = 0;
        Duration lifetime = Duration.ofMinutes(10);
        boolean refuse = false;
        for (String argument : arguments) {
            if (argument.startsWith("port=")) {
                port = Integer.parseInt(value(argument));
            } else if (argument.startsWith("lifetime=")) {
                lifetime = Duration.parse("PT" + value(argument).toUpperCase(Locale.ROOT));
            }
        }
        try (OllamaDouble ollama = OllamaDouble.start(port, Instant::now)) {
            for (String argument : arguments) {
                refuse |= argument.equals("fault=refuse");
                set(ollama, argument);
            }
            int listening = ollama.port();
            if (refuse) {
                ollama.refuse();
            }
            System.out.println("port " + listening);
            System.out.flush();
            Thread.sleep(lifetime.toMillis());
        }
    }

    private static String value(String argument) {
        return argument.substring(argument.indexOf('=') + 1);
    }

    private static void set(OllamaDouble ollama, String argument) {
        for (String one : value(argument).split(",")) {
            switch (argument.substring(0, Math.max(0, argument.indexOf('=')))) {
                case "port", "lifetime" -> {}
                case "install" -> ollama.install(one);
                case "remote" -> ollama.installRemote(one);
                case "load" -> ollama.load(one, Duration.ofMinutes(5), 8192);
                case "offer" -> ollama.offer(one, 20_000_000);
                case "version" -> ollama.version(one);
                case "fault" -> {
                    if (!one.equals("refuse")) {
                        ollama.addFault(OllamaFault.valueOf(one.toUpperCase(Locale.ROOT)));
                    }
                }
                default -> throw new IllegalArgumentException(argument + ": not an argument of this program");
            }
        }
    }
}
