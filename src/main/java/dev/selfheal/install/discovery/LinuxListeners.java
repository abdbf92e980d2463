package dev.selfheal.install.discovery;

import dev.selfheal.sys.Deadline;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * By the kernel's tables: proc(5). The table of this process's own network names the sockets that listen, so that none is
 * found that could not be reached from here; those that a process holds are among its open files.
 */
public final class LinuxListeners implements Listeners {
    private static final String LISTENING = "0A";
    private static final String SOCKET = "socket:[";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int WORD = 4;

    private final Path proc;

    /** @param proc {@code /proc} */
    public LinuxListeners(Path proc) {
        this.proc = proc;
    }

    /** {@code net.ipv4.ip_local_port_range} as it is unless somebody changed it. */
    @Override
    public int firstByChance() {
        return 32_768;
    }

    @Override
    public Map<String, List<Listener>> of(Set<String> groups, Deadline deadline) {
        Map<String, Listener> sockets = new HashMap<>();
        read("net/tcp", sockets);
        read("net/tcp6", sockets);
        Map<String, List<Listener>> found = new TreeMap<>();
        if (groups.isEmpty() || sockets.isEmpty()) {
            return found;
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                if (deadline.passed()) {
                    break;
                }
                group(process, groups).ifPresent(group -> look(process, sockets, found, group));
            }
        } catch (IOException | DirectoryIteratorException hidden) {
            // What was found until then is all that can be told.
        }
        return found;
    }

    private static Optional<String> group(Path process, Set<String> groups) {
        // Lines of "number:controllers:group"; a job's processes may be in groups below its own.
        for (String line : text(process.resolve("cgroup")).split("\n")) {
            String[] parts = line.split(":", 3);
            for (String group : groups) {
                if (parts.length == 3 && (parts[2].equals(group) || parts[2].startsWith(group + "/"))) {
                    return Optional.of(group);
                }
            }
        }
        return Optional.empty();
    }

    private static void look(
            Path process, Map<String, Listener> sockets, Map<String, List<Listener>> found, String group) {
        String program = text(process.resolve("comm")).strip();
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            for (Path file : files.toList()) {
                Listener socket = sockets.get(target(file));
                if (socket != null) {
                    List<Listener> own = found.computeIfAbsent(group, any -> new ArrayList<>());
                    Listener named = new Listener(socket.host(), socket.port(), program);
                    if (!own.contains(named)) {
                        own.add(named);
                    }
                }
            }
        } catch (IOException ended) {
            // Or it is not ours to look at.
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    private void read(String table, Map<String, Listener> sockets) {
        text(proc.resolve(table)).lines().skip(1).forEach(line -> {
            String[] fields = line.strip().split("\\s+");
            if (fields.length > INODE && fields[STATE].equals(LISTENING)) {
                socket(fields[ADDRESS]).ifPresent(socket -> sockets.put(SOCKET + fields[INODE] + "]", socket));
            }
        });
    }

    /** {@code 0100007F:1F90}: the address in words of the machine's own order of bytes, which is backwards. */
    private static Optional<Listener> socket(String text) {
        try {
            String[] parts = text.split(":");
            byte[] words = HexFormat.of().parseHex(parts[0]);
            byte[] address = new byte[words.length];
            for (int i = 0; i < words.length; i++) {
                address[i] = words[i - i % WORD + WORD - 1 - i % WORD];
            }
            InetAddress host = InetAddress.getByAddress(address);
            int port = Integer.parseInt(parts[1], 16);
            // Java takes an IPv4 address in the clothes of IPv6 for what it is, as the kernel does.
            boolean loopback6 = host instanceof Inet6Address && host.isLoopbackAddress();
            return Optional.of(
                    host.isAnyLocalAddress()
                            ? Listener.onAll(port, "")
                            : new Listener(loopback6 ? "::1" : host.getHostAddress(), port, ""));
        } catch (UnknownHostException | IllegalArgumentException | IndexOutOfBoundsException odd) {
            return Optional.empty();
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            return "";
        }
    }
}
