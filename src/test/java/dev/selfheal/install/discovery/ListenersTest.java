package dev.selfheal.install.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Ran;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenersTest {
    private static final Deadline SOON = Deadline.in(Duration.ofSeconds(60), Clock.SYSTEM);

    @TempDir
    Path proc;

    private static Map<String, List<Listener>> mac(String output, String... groups) throws InterruptedException {
        return new MacListeners(call -> new Ran.Exited(1, output, "", false), "lsof").of(Set.of(groups), SOON);
    }

    @Test
    void on_a_mac_they_are_those_of_the_process_groups_that_were_asked_for() throws Exception {
        String output =
                "p10\ng10\ncweb\nf3\nn127.0.0.1:8080\nf4\nn[::1]:8080\nf5\nn*:9090\np11\ng10\ncworker\nf3\nn10.0.0.7:7\n"
                        + "p12\ng99\ncother\nf3\nn*:22\n";

        assertEquals(
                Map.of(
                        "10",
                        List.of(
                                new Listener("127.0.0.1", 8080, "web"),
                                new Listener("::1", 8080, "web"),
                                new Listener("*", 9090, "web"),
                                new Listener("10.0.0.7", 7, "worker"))),
                mac(output, "10", "20"));
    }

    @Test
    void the_question_names_all_groups_and_only_what_listens() throws Exception {
        List<List<String>> asked = new ArrayList<>();

        new MacListeners(
                        call -> {
                            asked.add(call.command());
                            return new Ran.Missing("lsof");
                        },
                        "/usr/sbin/lsof")
                .of(Set.of("10", "9; rm", "-1", "8"), SOON);

        assertEquals(
                List.of("/usr/sbin/lsof -nP -w -a -g 10,8 -iTCP -sTCP:LISTEN +c 0 -Fpgcn"),
                asked.stream().map(call -> String.join(" ", call)).toList());
    }

    @Test
    void where_nothing_is_to_be_asked_nothing_is_run() throws Exception {
        assertEquals(
                Map.of(),
                new MacListeners(
                                call -> {
                                    throw new AssertionError(call.toString());
                                },
                                "lsof")
                        .of(Set.of("x"), SOON));
    }

    @Test
    void what_is_odd_is_left_out() throws Exception {
        for (String name :
                List.of("n*:*", "n*:0", "n*:65536", "n*:99999", "nweb:80", "n127.0.0.1:80->1.2.3.4:9", "n", "")) {
            assertEquals(Map.of(), mac("p10\ng10\ncweb\nf3\n" + name + "\n", "10"), name);
        }
        assertEquals(Map.of(), mac("n*:80\n", "10"), "a file of no process");
        assertEquals(Map.of(), mac("p10\ng10\np11\nn*:80\n", "10"), "a process of no group");
    }

    @Test
    void no_output_makes_it_fail() throws Exception {
        long seed = System.nanoTime();
        System.out.println("Garbled output of lsof, seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder output = new StringBuilder();
            for (int j = random.nextInt(40); j > 0; j--) {
                output.append("pgcnf10*:.[]\n\n\n80é\0".charAt(random.nextInt(19)));
            }
            mac(output.toString(), "10");
        }
    }

    /** The socket tables of a little-endian machine, with one process that has files of all of them. */
    @Test
    void on_linux_they_are_the_sockets_that_processes_of_the_group_hold() throws IOException {
        Files.createDirectories(proc.resolve("net"));
        String head =
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
        Files.writeString(
                proc.resolve("net/tcp"),
                head + row("0100007F:1F90", "0A", 11) + row("00000000:0050", "0A", 12) + row("0100007F:1F91", "01", 13)
                        + row("0707A8C0:0016", "0A", 14) + "odd\n" + row("zz:1", "0A", 15));
        Files.writeString(
                proc.resolve("net/tcp6"),
                head
                        + row("00000000000000000000000001000000:1F92", "0A", 16)
                        + row("00000000000000000000000000000000:1F93", "0A", 17)
                        + row("0000000000000000FFFF00000100007F:1F94", "0A", 18));
        process(7, "0::/user/web.service/sub\n", 11, 12, 13, 14, 15, 16, 17, 18, 99);
        process(8, "1:name=systemd:/user/web.service-other\n", 12);
        process(9, "garbage", 12);

        assertEquals(
                Set.of(
                        new Listener("127.0.0.1", 0x1F90, "web"),
                        new Listener("*", 80, "web"),
                        new Listener("192.168.7.7", 22, "web"),
                        new Listener("::1", 0x1F92, "web"),
                        new Listener("*", 0x1F93, "web"),
                        new Listener("127.0.0.1", 0x1F94, "web")),
                Set.copyOf(new LinuxListeners(proc)
                        .of(Set.of("/user/web.service"), SOON)
                        .get("/user/web.service")));
    }

    private static String row(String local, String state, int inode) {
        return "   0: " + local + " 00000000:0000 " + state + " 00000000:00000000 00:00000000 00000000  1000        0 "
                + inode + " 1 0000000000000000 100 0 0 10 0\n";
    }

    private void process(int pid, String group, int... inodes) throws IOException {
        Path process = Files.createDirectories(proc.resolve(Integer.toString(pid)));
        Files.writeString(process.resolve("cgroup"), group);
        Files.writeString(process.resolve("comm"), "web\n");
        Path files = Files.createDirectories(process.resolve("fd"));
        for (int inode : inodes) {
            Files.createSymbolicLink(files.resolve(Integer.toString(inode)), Path.of("socket:[" + inode + "]"));
        }
        Files.createFile(files.resolve("0"));
    }

    @Test
    void a_real_socket_of_this_process_is_found_by_its_real_group() throws IOException {
        String group = Files.readAllLines(Path.of("/proc/self/cgroup")).get(0).split(":", 3)[2];
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Listener> found =
                    new LinuxListeners(Path.of("/proc")).of(Set.of(group), SOON).getOrDefault(group, List.of());

            assertEquals(
                    List.of("127.0.0.1"),
                    found.stream()
                            .filter(one -> one.port() == server.getLocalPort())
                            .map(Listener::host)
                            .toList());
        }
    }

    @Test
    void a_machine_without_such_tables_has_none() {
        assertEquals(Map.of(), new LinuxListeners(proc.resolve("none")).of(Set.of("/a"), SOON));
    }
}
