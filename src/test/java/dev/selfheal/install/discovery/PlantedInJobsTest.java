package dev.selfheal.install.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.inventory.AgentEntry;
import dev.selfheal.testing.Leaks;
import dev.selfheal.testing.Planted;
import dev.selfheal.testing.RecordedHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets of every known kind in the definitions of jobs: in arguments, in the values of variables, behind a shell. */
class PlantedInJobsTest {
    @TempDir
    Path folder;

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String plist(String label, Planted planted) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <plist version="1.0"><dict>
                <key>Label</key><string>%s</string>
                <key>ProgramArguments</key><array>
                <string>/bin/sh</string><string>-c</string><string>exec web %s</string><string>%s</string>
                </array>
                <key>EnvironmentVariables</key><dict>
                <key>WEB_VALUE</key><string>%s</string><key>WEB_TEXT</key><string>%s</string>
                </dict>
                <key>KeepAlive</key><true/>
                </dict></plist>
                """.formatted(
                        label,
                        escaped(planted.text()),
                        escaped(planted.secret()),
                        escaped(planted.secret()),
                        escaped(planted.text()));
    }

    @Test
    void none_of_them_enters_the_file() throws Exception {
        long seed = System.nanoTime();
        System.out.println("Secrets planted in jobs, seed " + seed);
        RecordedHome mac = new RecordedHome("empty", folder.toRealPath().resolve("home"));
        List<Planted> secrets = Planted.each(1, seed);
        Path agents = Files.createDirectories(mac.home().resolve("Library/LaunchAgents"));
        for (int i = 0; i < secrets.size(); i++) {
            String label = "com.example.job-" + i;
            Files.writeString(agents.resolve(label + ".plist"), plist(label, secrets.get(i)));
        }

        Found found = RecordedHomesTest.found(mac);

        List<AgentEntry> jobs = found.inventory().entries(AgentEntry.class);
        assertEquals(secrets.size(), jobs.size());
        assertTrue(secrets.size() > 20);
        assertTrue(jobs.stream().allMatch(job -> job.environment().equals(List.of("WEB_TEXT", "WEB_VALUE"))));
        assertEquals(List.of(), new Leaks(secrets).in("the inventory", InventoryWriter.text(found)));
    }

    @Test
    void one_in_a_name_is_left_out_with_its_job() throws IOException {
        for (Planted secret : Planted.each(1, 7)) {
            String name = "com.example." + secret.secret();
            if (!Fit.open(name)) {
                assertTrue(!Fit.job(name), name);
                assertEquals(List.of(), new Leaks(List.of(secret)).in("a comment", Fit.comment(name)));
            }
        }
        String token = RecordedHome.SECRETS.get(1);
        assertTrue(!Fit.job("com.example." + token) && !Fit.path(Path.of("/tmp/" + token + ".log")));
        assertTrue(Fit.job("com.example.token-refresh") && Fit.path(Path.of("/tmp/key store.log")));
    }
}
