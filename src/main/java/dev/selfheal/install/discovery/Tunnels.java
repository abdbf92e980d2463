package dev.selfheal.install.discovery;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Programs that let others in, or this machine out: where one is down, somebody waits outside. By the documentation of each,
 * with the path at which it says that it is connected, where it has one.
 */
final class Tunnels {
    private static final Set<String> KNOWN = Set.of(
            "cloudflared",
            "ngrok",
            "tailscaled",
            "frpc",
            "rathole",
            "chisel",
            "bore",
            "zrok",
            "inlets",
            "wstunnel",
            "autossh",
            "sshuttle",
            "zerotier-one");

    private static final Map<String, String> READY =
            Map.of("cloudflared", "/ready", "ngrok", "/api/tunnels", "frpc", "/healthz");

    private Tunnels() {}

    static boolean known(String program) {
        return KNOWN.contains(program);
    }

    /** Where it answers 200 only while it is connected, or at least says so. */
    static Optional<String> readyPath(String program) {
        return Optional.ofNullable(READY.get(program));
    }
}
