package dev.selfheal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A port of the loopback on which nobody listens, and which no test beside this one can be given.
 *
 * <p>A port that was only free a moment ago is soon another test's, whose server then answers where a refusal is
 * expected. Here it stays bound without listening until this process ends: connections are refused, the kernel gives it
 * to nobody who asks for any port, and whoever asks for this very one, with {@code SO_REUSEADDR} as servers do, can
 * still listen on it.
 */
public final class SilentPort {
    private static final List<Socket> KEPT = new CopyOnWriteArrayList<>();

    private SilentPort() {}

    public static int number() {
        try {
            Socket bound = new Socket();
            bound.setReuseAddress(true);
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            KEPT.add(bound);
            return bound.getLocalPort();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
