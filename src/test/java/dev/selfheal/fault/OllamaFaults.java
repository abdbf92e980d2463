package dev.selfheal.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.selfheal.fault.Ordeal.Then;
import dev.selfheal.testing.OllamaDouble;
import dev.selfheal.testing.OllamaFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ollama in every recorded failure, while a fix that has nothing to do with it is made and a diagnosis is wanted. */
final class OllamaFaults {
    private static final String MODEL = "qwen2.5:7b";
    private static final String MISSING = "nomic-embed-text:latest";

    private OllamaFaults() {}

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        for (OllamaFault fault : OllamaFault.values()) {
            String name = "ollama: " + fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            faults.add(new Fault(name, folder -> trial(name, folder, fault)));
        }
        faults.add(new Fault("ollama: refuses", folder -> trial("ollama: refuses", folder, null)));
        return faults;
    }

    private static Row trial(String name, Path folder, OllamaFault fault) throws Exception {
        boolean pull = fault != null && fault.name().startsWith("PULL");
        try (OllamaDouble ollama = OllamaDouble.start()) {
            ollama.install(MODEL);
            ollama.offer(MISSING, 1 << 20);
            if (!pull) {
                ollama.install(MISSING);
            }
            Victim victim = Victim.quick(folder, """
                    every: 1m
                    ollama: {url: "%s", critical: true, models: ["%s"]}
                    diagnosis: {model: "%s"}
                    """.formatted(ollama.url(), MODEL, MODEL))
                    .lived();
            if (pull) {
                Path inventory = victim.box.folder.resolve("selfheal.yaml");
                String text = Files.readString(inventory);
                Files.writeString(inventory, text.replace("[\"" + MODEL, "[\"" + MISSING + "\", \"" + MODEL));
            }
            ollama.forget();
            Cycle[] cycle = new Cycle[1];
            Ordeal ordeal = new Ordeal(name, victim).hide(() -> {
                if (fault == null) {
                    ollama.refuse();
                } else {
                    ollama.faults(fault);
                }
                // What nothing can bring back is what the model is asked about.
                Files.delete(victim.kept());
                cycle[0] = Cycle.of(victim);
            });
            long pulls = cycle[0].applied().stream()
                    .filter(fix -> fix.path("action").asText().equals("model.pull"))
                    .count();
            assertEquals(
                    pulls,
                    ollama.requests("/api/pull").size(),
                    "pulls that the outcome tells, and that were asked for");
            ordeal.struck(cycle[0], Then.HEALS, words(fault));
            assertEquals("CRITICAL", cycle[0].status(), "a slow model hides nothing else");
            if (fault == null) {
                ollama.comeBack();
            }
            ollama.faults();
            Files.writeString(victim.kept(), "{}\n");
            return ordeal.next(Then.HEALS).row();
        }
    }

    /** Where it is told: of the service, of the diagnosis, or of the fix. */
    private static String words(OllamaFault fault) {
        if (fault == null) {
            return "(finding|fact): .*ollama";
        }
        return switch (fault) {
            case HANG, HANG_PS, HANG_TAGS, ERROR_500, ERROR_TAGS, NOT_OLLAMA, NOT_HTTP, LOGIN ->
                "(finding|fact): .*(ollama|model)|diagnosis: NONE .+";
            case HANG_GENERATE, OUT_OF_MEMORY, OUT_OF_MEMORY_OLD, BUSY, EMPTY_200, NO_DONE, CUT, TRICKLE ->
                "diagnosis: NONE .+";
            case CHAT_FENCED,
                    CHAT_PROSE,
                    CHAT_TRUNCATED,
                    CHAT_BAD_ENUM,
                    CHAT_COMMAND,
                    CHAT_REMOTE,
                    CHAT_TOO_LONG,
                    CHAT_TRUNCATED_ONCE -> "diagnosis: (NONE|ANSWERED) .+";
            default -> "fix: model:\\S+ APPLIED (NOT_HEALED|IN_PROGRESS|UNKNOWN) .+";
        };
    }
}
