package dev.selfheal.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class UserManagerTest {
    @Test
    void its_services_end_with_it_and_nothing_is_left_behind() {
        Path home;
        ProcessHandle service;
        try (UserManager systemd = UserManager.start()) {
            home = systemd.home();
            systemd.unit("stubborn.service", """
                    [Service]
                    ExecStart=/bin/sh -c 'trap "" TERM; while :; do sleep 0.2; done'
                    TimeoutStopSec=300ms
                    """);
            systemd.systemctl("start", "stubborn.service");
            service = systemd.mainProcess("stubborn.service");
        }
        Await.until("the service is gone", Duration.ofSeconds(5), () -> !service.isAlive());
        assertFalse(Files.exists(home));
    }

    @Test
    void two_at_once_do_not_end_each_others_units_of_the_same_name() {
        try (UserManager one = UserManager.start();
                UserManager other = UserManager.start()) {
            for (UserManager manager : new UserManager[] {one, other}) {
                manager.unit("same.service", "[Service]\nExecStart=/bin/sleep 600\n");
                manager.systemctl("start", "same.service");
            }
            one.systemctl("stop", "same.service");
            one.await("same.service", "ActiveState", "inactive");
            assertEquals("active", other.property("same.service", "ActiveState"));
        }
    }
}
