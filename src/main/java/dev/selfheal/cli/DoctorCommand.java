package dev.selfheal.cli;

import dev.selfheal.install.Definition;
import dev.selfheal.install.Every;
import dev.selfheal.install.Linger;
import dev.selfheal.install.OwnJob;
import dev.selfheal.install.Writing;
import dev.selfheal.install.doctor.Examination;
import dev.selfheal.install.doctor.Examined;
import dev.selfheal.install.doctor.JobLook;
import dev.selfheal.install.doctor.LingerLook;
import dev.selfheal.install.doctor.PathLook;
import dev.selfheal.install.doctor.SessionLook;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Settings;
import dev.selfheal.supervisor.Standing;
import dev.selfheal.sys.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code selfheal doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Looks at what the installed job sees: with its environment and its options, not with this shell's. Changes nothing.",
            "Exits with 0 if nothing fails, 1 if something does."
        })
final class DoctorCommand implements Callable<Integer> {
    private static final Duration ASKING = Duration.ofSeconds(10);

    private final Surroundings here;

    @Mixin
    private final Places places = new Places();

    @Mixin
    private final OwnLabel label = new OwnLabel();

    @Option(names = "--json", description = "print the result as JSON")
    private boolean json;

    DoctorCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Workshop workshop = new Workshop(here, places);
        Settings settings = settings(places);
        boolean macos = workshop.macos(settings);
        String name = label.of(macos);
        Definition definition = workshop.definition(settings);
        OwnJob job = definition.installed(name).orElseGet(() -> new JobContext(here, macos)
                .job(name, new Every(settings.every()), places.named()));
        Places its;
        List<Examined> all = new ArrayList<>();
        try {
            its = places.named().isEmpty() ? JobPlaces.of(job.options()) : places;
        } catch (ParameterException odd) {
            its = places;
            all.add(Examined.failure(
                    "installed", "its options are not understood: " + odd.getMessage(), "selfheal install"));
        }
        Standing standing = workshop.registry(settings(its)).look(name, Deadline.in(ASKING, workshop.clock));
        all.addAll(new JobLook(definition.places(name).get(0), here.program())
                .look(job, Writing.of(definition, name), standing));
        List<String> unlike = new JobContext(here, macos).unlike(job.environment());
        if (!unlike.isEmpty()) {
            all.add(Examined.warning(
                    "installed",
                    "it has not what this shell has in " + String.join(", ", unlike) + ", so it looks elsewhere",
                    "selfheal install"));
        }
        all.add(SessionLook.of(standing, macos));
        if (!macos && !(standing instanceof Standing.CannotTell)) {
            all.add(LingerLook.look(new Linger(Path.of("/"), InstallNotes.me())));
        }
        all.add(PathLook.look(
                Optional.ofNullable(job.environment().get("PATH")),
                here.environment().getOrDefault("PATH", "")));
        all.addAll(new InsideJob(inside(job), its, job, macos, standing instanceof Standing.In).look());
        return told(new Examination(name, all), job);
    }

    private Settings settings(Places from) {
        return new Inventories(here, from, new Workshop(here, from))
                .read()
                .inventory()
                .map(Inventory::settings)
                .orElse(Settings.DEFAULT);
    }

    /** What the job is started in. */
    private Surroundings inside(OwnJob job) {
        Map<String, String> environment = new HashMap<>(job.environment());
        environment.put("HOME", here.home().toString());
        return new Surroundings(
                environment, here.home(), job.program(), here.macos(), false, here.in(), here.out(), here.err());
    }

    private int told(Examination examination, OwnJob job) {
        here.out()
                .print(
                        json
                                ? examination.json().toPrettyString() + "\n"
                                : new DoctorPage(here.home(), here.width(), here.colour()).print(examination, job));
        here.out().flush();
        return examination.fine() ? 0 : 1;
    }
}
