package dev.selfheal.verdict;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What lines of Ollama's log tell of its failure. The texts are those of its source and of its users' reports. */
public final class Signs {
    private static final Map<String, String> CAUSES = new LinkedHashMap<>();

    static {
        CAUSES.put("address already in use", "port_in_use");
        CAUSES.put("no space left on device", "disk_full");
        CAUSES.put("out of memory", "out_of_memory");
        CAUSES.put("insufficient memory", "out_of_memory");
        CAUSES.put("signal: killed", "out_of_memory");
        CAUSES.put("permission denied", "permission_denied");
        CAUSES.put("binary not found", "broken_install");
        CAUSES.put("digest mismatch", "broken_install");
    }

    private Signs() {}

    /** The cause that the lines tell, in the words of diagnoses; empty where they tell none. */
    public static String cause(Collection<?> lines) {
        return CAUSES.entrySet().stream()
                .filter(sign -> lines.stream().anyMatch(line -> has(line, sign.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static boolean has(Object line, String sign) {
        return String.valueOf(line).toLowerCase(Locale.ROOT).contains(sign);
    }
}
