package dev.selfheal.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.inventory.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files that are written for three sets of options, as agreed. */
class DefinitionFilesTest {
    private static final Path PROJECT =
            Path.of(System.getProperty("selfheal.home", ".")).toAbsolutePath();
    private static final Path GOLDEN = PROJECT.resolve("test-fixtures/install");
    private static final Path HOME = Path.of("/Users/ann");

    @TempDir
    Path folder;

    /** Three sets of options. */
    enum Options {
        USUAL("", "5m", "/Users/ann/selfheal", List.of()),
        QUARTERLY(
                ".work",
                "15m",
                "/Users/ann/my tools/self & heal",
                List.of("--inventory", "/Users/ann/it's \"here\".yaml", "--state", "/Users/ann/a <b> $c 5%")),
        BY_INTERVAL("", "90s", "/opt/selfheal", List.of("--rules", "/Users/ann/rules"));

        private final String suffix;
        private final String every;
        private final String program;
        private final List<String> options;

        Options(String suffix, String every, String program, List<String> options) {
            this.suffix = suffix;
            this.every = every;
            this.program = program;
            this.options = options;
        }

        OwnJob job(Platform platform) {
            boolean mac = platform == Platform.MACOS;
            String label = OwnLabels.usual(platform) + suffix;
            Map<String, String> environment = new LinkedHashMap<>();
            environment.put("PATH", mac ? "/usr/bin:/bin:/opt/homebrew/bin" : "/usr/local/bin:/usr/bin:/bin");
            environment.put("LANG", mac ? "en_US.UTF-8" : "C.UTF-8");
            environment.put("JAVA_HOME", mac ? "/opt/homebrew/opt/openjdk" : "/usr/lib/jvm/java & 100% $more");
            Optional<Path> log =
                    mac ? Optional.of(HOME.resolve("Library/Logs/selfheal").resolve(label + ".log")) : Optional.empty();
            return new OwnJob(label, Every.of(every), Path.of(program), options, environment, log);
        }
    }

    private Definition definition(Platform platform) throws IOException {
        Path templates = PROJECT.resolve("launchd");
        return platform == Platform.MACOS
                ? new LaunchAgentFile(templates, folder)
                : new SystemdUnits(templates, folder);
    }

    /** Run with {@code -Dselfheal.report.write=true} to write the files anew; then read them. */
    private static void agreed(Map<Path, String> files, Options options) throws IOException {
        for (Map.Entry<Path, String> file : files.entrySet()) {
            Path golden = GOLDEN.resolve(
                            options.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                    .resolve(file.getKey().getFileName());
            if (Boolean.getBoolean("selfheal.report.write")) {
                Files.createDirectories(golden.getParent());
                Files.writeString(golden, file.getValue());
            }
            assertEquals(Files.readString(golden), file.getValue());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_property_list_is_as_agreed(Options options) throws IOException {
        agreed(definition(Platform.MACOS).files(options.job(Platform.MACOS)), options);
    }

    @ParameterizedTest
    @EnumSource
    void units_are_as_agreed(Options options) throws IOException {
        agreed(definition(Platform.LINUX).files(options.job(Platform.LINUX)), options);
    }

    @Test
    void there_is_no_agreed_file_that_is_not_asked_for() throws IOException {
        try (var files = Files.walk(GOLDEN)) {
            assertEquals(9, files.filter(Files::isRegularFile).count());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_property_list_is_valid_and_says_what_was_asked_for(Options options) throws Exception {
        OwnJob job = options.job(Platform.MACOS);
        String text = definition(Platform.MACOS).files(job).values().iterator().next();

        StrictPlist plist = StrictPlist.of(text);

        assertEquals(
                new TreeSet<>(List.of(
                        "Label",
                        "ProgramArguments",
                        "RunAtLoad",
                        job.every().minutes().isEmpty() ? "StartInterval" : "StartCalendarInterval",
                        "ProcessType",
                        "LowPriorityIO",
                        "ExitTimeOut",
                        "EnvironmentVariables",
                        "StandardOutPath",
                        "StandardErrorPath")),
                plist.keys());
        assertEquals(job.label(), plist.string("Label"));
        assertEquals(job.command(), plist.strings("ProgramArguments"));
        assertEquals(List.of("run"), plist.strings("ProgramArguments").subList(1, 2));
        assertTrue(plist.yes("RunAtLoad"));
        assertTrue(plist.yes("LowPriorityIO"));
        assertEquals("Background", plist.string("ProcessType"));
        assertEquals(20, plist.integer("ExitTimeOut"));
        assertEquals(job.environment(), plist.variables("EnvironmentVariables"));
        assertEquals(job.log().orElseThrow().toString(), plist.string("StandardOutPath"));
        assertEquals(job.log().orElseThrow().toString(), plist.string("StandardErrorPath"));
        if (job.every().minutes().isEmpty()) {
            assertEquals(job.every().time().toSeconds(), plist.integer("StartInterval"));
        } else {
            assertEquals(job.every().minutes(), plist.minutes("StartCalendarInterval"));
        }
        for (String absolute : List.of(plist.strings("ProgramArguments").get(0), plist.string("StandardOutPath"))) {
            assertTrue(absolute.startsWith("/") && !absolute.contains("~"), absolute);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_written_is_read_back_as_the_same_job(Options options) throws IOException {
        for (Platform platform : Platform.values()) {
            OwnJob job = options.job(platform);
            Definition definition = definition(platform);
            assertEquals(Optional.empty(), definition.installed(job.label()));
            assertEquals(Writing.ABSENT, Writing.of(definition, job.label()));
            for (Map.Entry<Path, String> file : definition.files(job).entrySet()) {
                Files.createDirectories(file.getKey().getParent());
                Files.writeString(file.getKey(), file.getValue());
                assertTrue(Signed.intact(file.getValue()), file::getValue);
            }
            assertEquals(Optional.of(job), definition.installed(job.label()));
            assertEquals(Writing.CURRENT, Writing.of(definition, job.label()));
        }
    }

    @Test
    void what_was_changed_by_hand_is_seen_whatever_was_changed() throws IOException {
        Definition definition = definition(Platform.LINUX);
        OwnJob job = Options.USUAL.job(Platform.LINUX);
        for (Map.Entry<Path, String> file : definition.files(job).entrySet()) {
            Files.writeString(file.getKey(), file.getValue());
        }
        Path service = folder.resolve("selfheal.service");
        String written = Files.readString(service);

        Files.writeString(service, written.replace("Nice=10", "Nice=11"));
        assertEquals(Writing.FOREIGN, Writing.of(definition, "selfheal"));

        Files.writeString(
                service,
                Signed.sign(
                        written.replaceFirst("sha256 \\w+", "sha256 @DIGEST@").replace("Nice=10", "Nice=11")));
        assertEquals(Writing.OTHER, Writing.of(definition, "selfheal"), "signed: another version wrote it");

        Files.delete(service);
        assertEquals(Writing.OTHER, Writing.of(definition, "selfheal"), "a part of it is gone");
    }
}
