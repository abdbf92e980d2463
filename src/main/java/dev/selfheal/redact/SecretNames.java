package dev.selfheal.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells by the name of a variable, key, header or option whether its value is a secret. */
final class SecretNames {
    /** What a value is taken for by its name. */
    enum Kind {
        ORDINARY,
        /** Secret if it looks as if a machine had made it up. */
        DOUBTFUL,
        SECRET,
        /** Secret, and may go on after a semicolon or comma. */
        HEADER
    }

    /** Longer ones are looked at from their end. */
    static final int LONGEST = 64;

    private static final Set<String> HEADERS = Set.of("authorization", "cookie", "cookies");

    /** In any part of a name, whatever it is glued to. */
    private static final List<String> ANYWHERE =
            List.of("password", "passwd", "passphrase", "passcode", "passwort", "kennwort");

    /** At the end of a part of a name. */
    private static final Set<String> AT_END = words("""
            secret secrets token credential credentials apikey accesskey authkey privatekey signingkey
            encryptionkey masterkey accountkey storagekey licensekey sharedkey""");

    private static final Set<String> DOUBTFUL = words("""
            sid session sessionid sessid phpsessid jsessionid csrf xsrf nonce otp jwt hmac sig
            signature auth salt seed bearer""");

    /** A key of a map or table, or one that everybody may know. */
    private static final Set<String> OPEN_KEYS = words("""
            primary foreign cache sort partition public pub object routing dedup row map lookup shard
            index config unique registry hot group idempotency missing duplicate host metadata kv""");

    /** What a model reads and writes. */
    private static final Set<String> COUNTED_TOKENS = words("""
            max min num total prompt completion eos bos pad eot eog unk stop per input output sep mask
            next unexpected special""");

    /** Numbers about secrets, and where they are kept, are no secrets. */
    private static final Set<String> ABOUT = words("""
            count counts len length size bits limit usage type name names id ids file path dir expires
            expiry expired ttl age index rate url uri endpoint status state policy format version alg
            algorithm in at seconds ms minutes hours days used left remaining budget window provider
            manager store error errors stdin timeout retries found valid enabled required""");

    /** As the only word of an option. */
    private static final Set<String> OPTIONS = Set.of("pass", "pwd", "auth");

    private SecretNames() {}

    private static Set<String> words(String text) {
        return Set.of(text.split("\\s+"));
    }

    /** @param name with letters, digits, underscores and hyphens */
    static Kind of(String name) {
        List<String> parts = parts(name);
        int last = parts.size() - 1;
        while (last > 0
                && Chars.DIGITS.end(parts.get(last), 0) == parts.get(last).length()) {
            last--;
        }
        String end = parts.get(last);
        if (HEADERS.contains(end)) {
            return Kind.HEADER;
        }
        if (last > 0 && ABOUT.contains(end)) {
            return Kind.ORDINARY;
        }
        for (int i = 0; i <= last; i++) {
            if (secret(parts, i, name)) {
                return Kind.SECRET;
            }
        }
        return DOUBTFUL.contains(end) || (end.equals("id") && last > 0 && DOUBTFUL.contains(parts.get(last - 1)))
                ? Kind.DOUBTFUL
                : Kind.ORDINARY;
    }

    /** Whether the word that follows an option of that name is a secret. */
    static boolean option(String name) {
        List<String> parts = parts(name);
        String end = parts.get(parts.size() - 1);
        return secret(parts, parts.size() - 1, name) || OPTIONS.contains(end);
    }

    private static boolean secret(List<String> parts, int at, String name) {
        String part = parts.get(at);
        String before = at == 0 ? "" : parts.get(at - 1);
        return switch (part) {
            case "key" -> !OPEN_KEYS.contains(before);
            case "token" -> !COUNTED_TOKENS.contains(before);
            case "pass", "auth" -> at > 0;
            // The shell's own variable is a folder.
            case "pwd" -> !name.equals("PWD");
            default ->
                ANYWHERE.stream().anyMatch(part::contains)
                        || AT_END.stream().anyMatch(part::endsWith)
                        || (part.endsWith("pass") && name.equals(name.toUpperCase(Locale.ROOT)));
        };
    }

    /** In small letters: {@code dbPassword_2} has three. */
    private static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= name.length(); i++) {
            if (i == name.length() || begins(name, i)) {
                String part = name.substring(from, i);
                if (!part.isEmpty() && Chars.ALPHANUMERIC.has(part.charAt(0))) {
                    parts.add(part.toLowerCase(Locale.ROOT));
                }
                from = i;
            }
        }
        return parts.isEmpty() ? List.of("") : parts;
    }

    private static boolean begins(String name, int at) {
        char c = name.charAt(at);
        char before = name.charAt(at - 1);
        boolean upper = c >= 'A' && c <= 'Z';
        boolean afterLower = before >= 'a' && before <= 'z';
        return c == '_'
                || c == '-'
                || before == '_'
                || before == '-'
                || (upper && afterLower)
                || Chars.DIGITS.has(c) != Chars.DIGITS.has(before);
    }
}
