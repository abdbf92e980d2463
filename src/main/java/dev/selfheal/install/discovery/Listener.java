package dev.selfheal.install.discovery;

/**
 * A TCP port on which a process waits for connections.
 *
 * @param host a numeric address without brackets, or {@code *} for all of this machine's
 * @param program name of the process, as its system tells it; it may be cut
 */
record Listener(String host, int port, String program) {
    private static final String ALL = "*";

    static Listener onAll(int port, String program) {
        return new Listener(ALL, port, program);
    }

    /** Whether it can be reached without leaving the machine. */
    boolean local() {
        return host.equals(ALL) || host.startsWith("127.") || host.equals("::1");
    }

    /** Where to reach it from here, as part of an address of HTTP. */
    String authority() {
        return (host.equals(ALL) ? "127.0.0.1" : host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    /** Likewise, the host alone. */
    String reachable() {
        return host.equals(ALL) ? "127.0.0.1" : host;
    }
}
