package dev.selfheal.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Host;
import dev.selfheal.testing.FakeClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostProbesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path root;

    private Host look(String stat, String uptime, String loadavg, String meminfo) throws Exception {
        Path proc = Files.createDirectories(root.resolve("proc"));
        Files.writeString(proc.resolve("stat"), stat);
        Files.writeString(proc.resolve("uptime"), uptime);
        Files.writeString(proc.resolve("loadavg"), loadavg);
        Files.writeString(proc.resolve("meminfo"), meminfo);
        return (Host) Doorway.observe(new HostProbes(), Doorway.doors(new FakeClock(NOW), root));
    }

    @Test
    void linux_tells_all_of_it() throws Exception {
        Host host = look(
                "cpu  1 2\ncpu0 1 2\ncpu1 1 2\ncpu2 1 2\nbtime " + (NOW.getEpochSecond() - 600) + "\n",
                "900.50 1.0\n",
                "1.25 0.50 0.10 2/300 4711\n",
                "MemTotal:  1000 kB\nMemFree: 10 kB\nMemAvailable:  400 kB\nSwapTotal: 200 kB\nSwapFree: 150 kB\n");
        assertEquals(new Host("host", NOW.minusSeconds(600), 1.25, 3, 1024_000L, 409_600L, 204_800L, 51_200L), host);
    }

    @Test
    void an_odd_boot_time_is_worked_out_from_the_uptime_instead() throws Exception {
        Instant expected = NOW.minusMillis(900_500);
        for (String btime : new String[] {"0", "" + (NOW.getEpochSecond() + 1), "99999999999999", "x"}) {
            assertEquals(
                    expected,
                    look("btime " + btime + "\n", "900.50 1.0\n", "", "").bootedAt(),
                    btime);
        }
        assertNull(look("", "garbage", "", "").bootedAt());
    }

    @Test
    void what_is_not_told_is_null() throws Exception {
        Host host = look("", "", "garbage", "MemTotal: many kB\n");
        assertNull(host.load1());
        assertNull(host.memoryBytes());
        assertNull(host.swapUsedBytes());
        assertTrue(host.cpus() >= 1);
    }

    @Test
    void macos_tells_it_in_one_answer() {
        Host host = MacHost.read("""
                kern.boottime: { sec = 1780966300, usec = 950491 } Mon Jun  8 21:51:40 2026
                vm.loadavg: { 1.52 1.61 1.70 }
                hw.memsize: 34359738368
                vm.swapusage: total = 2048.00M  used = 1021.25M  free = 1026.75M  (encrypted)
                """, NOW);
        assertEquals(Instant.ofEpochSecond(1780966300), host.bootedAt());
        assertEquals(1.52, host.load1());
        assertEquals(34359738368L, host.memoryBytes());
        assertEquals(2048L << 20, host.swapBytes());
        assertEquals((1021L << 20) + (256L << 10), host.swapUsedBytes());
        assertNull(host.availableBytes());
    }

    @Test
    void on_macos_a_missing_tool_or_a_changed_answer_leaves_nulls() throws Exception {
        Host host = MacHost.read("kern.boottime: { sec = 99999999999, usec = 0 }\nvm.swapusage: total = ..M x\n", NOW);
        assertNull(host.bootedAt());
        assertNull(host.swapBytes());
        // A root without /proc is not Linux, and this machine's sysctl knows none of those names.
        assertNull(((Host) Doorway.observe(new HostProbes(), Doorway.doors(new FakeClock(NOW), root))).memoryBytes());
    }

    @Test
    void this_machine_can_be_looked_at() throws Exception {
        Host host = (Host) Doorway.observe(new HostProbes(), Doorway.doors());
        assertTrue(host.cpus() >= 1);
        if (Files.isReadable(Path.of("/proc/meminfo"))) {
            assertNotNull(host.memoryBytes());
        }
    }
}
