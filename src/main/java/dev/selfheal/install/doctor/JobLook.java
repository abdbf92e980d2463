package dev.selfheal.install.doctor;

import dev.selfheal.install.OwnJob;
import dev.selfheal.install.Writing;
import dev.selfheal.supervisor.Standing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether Selfheal runs by itself, and as its files say.
 *
 * @param file that says when it is started
 * @param here the folder of the Selfheal that looks
 */
public record JobLook(Path file, Path here) {
    private static final String INSTALLED = "installed";
    private static final String AGAIN = "selfheal install";

    /** @param job what is installed, or would be */
    public List<Examined> look(OwnJob job, Writing writing, Standing standing) {
        List<Examined> all = new ArrayList<>();
        all.add(
                switch (writing) {
                    case ABSENT ->
                        Examined.warning(
                                INSTALLED, "no: no cycle runs by itself; below is what a job would see", AGAIN);
                    case CURRENT -> Examined.ok(INSTALLED, file + ", as this version writes it");
                    case OTHER -> Examined.warning(INSTALLED, file + " is not as this version writes it", AGAIN);
                    case FOREIGN ->
                        Examined.warning(
                                INSTALLED,
                                file + " was written or changed by hand",
                                AGAIN + ", which keeps a copy of it; or leave it so");
                });
        if (!job.program().equals(here)) {
            all.add(Examined.warning(
                    INSTALLED, "it runs the Selfheal in " + job.program() + ", not this one in " + here, AGAIN));
        }
        boolean known = !(standing instanceof Standing.Out) && !(standing instanceof Standing.CannotTell);
        if (writing != Writing.ABSENT || known) {
            all.add(loaded(standing));
        }
        return all;
    }

    private static Examined loaded(Standing standing) {
        String area = "loaded";
        if (standing instanceof Standing.In) {
            return Examined.ok(area, "its supervisor starts it by itself");
        }
        if (standing instanceof Standing.Half half) {
            return Examined.failure(area, half.what(), AGAIN);
        }
        if (standing instanceof Standing.Barred barred) {
            return Examined.failure(area, barred.what(), barred.cure());
        }
        if (standing instanceof Standing.CannotTell) {
            return Examined.warning(area, "could not be found out", "see session");
        }
        return Examined.failure(area, "its file is there, but its supervisor does not know it", AGAIN);
    }
}
