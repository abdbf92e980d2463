package dev.selfheal.inventory;

import java.time.Duration;
import java.util.List;

/**
 * A LaunchAgent of this user.
 *
 * @param environment names of variables that must reach the loaded job
 * @param reEnable whether it is switched on again where it is switched off: its owner never does that on purpose
 * @param dependsOn subjects that it needs
 */
public record AgentEntry(
        String label,
        boolean critical,
        Expect expect,
        List<String> environment,
        boolean reEnable,
        Duration startWithin,
        List<String> dependsOn)
        implements Entry {
    @Override
    public String subject() {
        return "agent:" + label;
    }
}
