package dev.selfheal.install.doctor;

import dev.selfheal.install.OwnJob;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether what the job starts is there, and built. */
public final class ProgramLook {
    private static final String AREA = "program";

    private ProgramLook() {}

    public static Examined look(OwnJob job) {
        Path launcher = job.launcher();
        if (Files.notExists(launcher)) {
            return Examined.failure(AREA, launcher + " is not there", "selfheal install, from where Selfheal is now");
        }
        if (!Files.isExecutable(launcher)) {
            return Examined.failure(AREA, launcher + " cannot be run", "chmod u+x it, or see permissions below");
        }
        return Files.isRegularFile(job.program().resolve("target/selfheal.jar"))
                ? Examined.ok(AREA, launcher + ", built")
                : Examined.warning(
                        AREA,
                        launcher + " is not built; its first cycle takes a minute or two more for that",
                        launcher + " --version");
    }
}
