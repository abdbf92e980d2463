package dev.selfheal.probe;

import dev.selfheal.fact.Reason;
import dev.selfheal.fact.ServiceState;
import dev.selfheal.inventory.Check;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;

/** Whether a TCP connection is accepted. */
record TcpLook(Check.Tcp check, Clock clock) implements Look.Way {
    @Override
    public Look look(Deadline deadline) throws ProbeException, IOException {
        boolean cut = deadline.left().compareTo(check.within()) < 0;
        Deadline end = deadline.atMost(check.within());
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(check.host());
        } catch (UnknownHostException unknown) {
            throw new ProbeException(Reason.UNREACHABLE, "no such host: " + check.host());
        }
        Look last = null;
        // A name may stand for several addresses, as localhost does for two: one that accepts is enough.
        for (InetAddress address : addresses) {
            last = connect(address, end, cut);
            if (last.state() == ServiceState.UP || end.passed()) {
                return last;
            }
        }
        if (last == null) {
            throw new ProbeException(Reason.UNREACHABLE, "no address of " + check.host());
        }
        return last;
    }

    private Look connect(InetAddress address, Deadline end, boolean cut) throws ProbeException, IOException {
        long start = clock.nanos();
        String where = check.host() + ":" + check.port();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, check.port()), (int)
                    Math.max(1, end.left().toMillis()));
            Duration took = Duration.ofNanos(clock.nanos() - start);
            return new Look(ServiceState.UP, where + " accepted after " + Look.millis(took), null, took, null);
        } catch (SocketTimeoutException late) {
            if (address.isLoopbackAddress() && !cut) {
                // On this machine no packet is lost: somebody listens, and has stopped taking connections.
                String detail = where + " did not accept within " + Look.millis(check.within()) + ": its queue is full";
                return Look.of(ServiceState.UNHEALTHY, detail);
            }
            throw new ProbeException(
                    Reason.TIMED_OUT, "no connection to " + where + " within " + Look.millis(check.within()));
        } catch (NoRouteToHostException lost) {
            throw new ProbeException(Reason.UNREACHABLE, where + ": no route to that host");
        } catch (ConnectException refused) {
            if (String.valueOf(refused.getMessage()).contains("refused")) {
                return Look.of(ServiceState.DOWN, where + " refused the connection");
            }
            throw new ProbeException(Reason.UNREACHABLE, where + ": " + refused.getMessage());
        }
    }
}
