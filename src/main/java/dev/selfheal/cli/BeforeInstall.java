package dev.selfheal.cli;

import dev.selfheal.install.OwnJob;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What keeps a job from being installed at all. */
record BeforeInstall(OwnJob job) {
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!Files.isExecutable(job.launcher())) {
            problems.add(job.launcher() + " cannot be run; start selfheal install from a whole copy of Selfheal");
        }
        boolean odd = Stream.concat(
                        Stream.of(job.launcher().toString()),
                        Stream.concat(job.options().stream(), job.environment().values().stream()))
                .anyMatch(text -> text.chars().anyMatch(c -> c < ' ' || c == 0x7f));
        if (odd) {
            problems.add("a path with a line break or another control character cannot be installed; rename it");
        }
        return problems;
    }
}
