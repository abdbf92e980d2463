package dev.selfheal.diagnosis;

import java.util.List;

/** The causes that a model may choose from. A closed list keeps a small model to what can be checked. */
final class Causes {
    static final String INCONCLUSIVE = "inconclusive";

    static final List<String> ALL = List.of(
            "disk_full",
            "out_of_memory",
            "host_overloaded",
            "crashed",
            "hung",
            "dependency_down",
            "port_in_use",
            "missing_file",
            "permission_denied",
            "lost_environment",
            "wrong_configuration",
            "broken_install",
            "certificate_expired",
            "network_down",
            "woke_from_sleep",
            "stopped_by_someone",
            INCONCLUSIVE);

    private Causes() {}
}
