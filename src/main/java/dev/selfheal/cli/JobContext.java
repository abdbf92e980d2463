package dev.selfheal.cli;

import dev.selfheal.install.Every;
import dev.selfheal.install.OwnJob;
import dev.selfheal.install.StableJava;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an installed job is given, since it starts with next to nothing: neither a shell's PATH nor its variables. */
final class JobContext {
    // launchd's own, and Homebrew's two places; systemd has none that can be relied on.
    private static final String MAC_PATH = "/usr/bin:/bin:/usr/sbin:/sbin:/opt/homebrew/bin:/usr/local/bin";
    private static final String LINUX_PATH = "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin";

    /** Where things are kept: without these the job would look elsewhere than this shell does. */
    private static final List<String> FOLDERS = List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME", "OLLAMA_MODELS");

    private final Surroundings here;
    private final boolean macos;

    JobContext(Surroundings here, boolean macos) {
        this.here = here;
        this.macos = macos;
    }

    OwnJob job(String label, Every every, List<String> options) {
        Optional<Path> log = macos
                ? Optional.of(here.home().resolve("Library/Logs/selfheal").resolve(label + ".log"))
                : Optional.empty();
        return new OwnJob(label, every, here.program(), options, environment(), log);
    }

    Map<String, String> environment() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("PATH", macos ? MAC_PATH : LINUX_PATH);
        given.put("LANG", macos ? "en_US.UTF-8" : "C.UTF-8");
        given.put("JAVA_HOME", java().toString());
        for (String name : FOLDERS) {
            if (here.environment().getOrDefault(name, "").startsWith("/")) {
                given.put(name, here.environment().getOrDefault(name, ""));
            }
        }
        return given;
    }

    /** The names of variables by which this shell finds things, and a job with this environment would not, or elsewhere. */
    List<String> unlike(Map<String, String> environment) {
        Map<String, String> given = environment();
        return FOLDERS.stream()
                .filter(name -> !given.getOrDefault(name, "").equals(environment.getOrDefault(name, "")))
                .toList();
    }

    private Path java() {
        return StableJava.of(
                Path.of(System.getProperty("java.home", "/")),
                Optional.ofNullable(here.environment().get("JAVA_HOME"))
                        .filter(named -> !named.isEmpty())
                        .map(Path::of));
    }
}
