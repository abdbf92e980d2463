package dev.selfheal.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret that nobody has, drawn by one of the recipes of {@code test-fixtures/redaction/secrets.txt}, in a text of the kind
 * in which such secrets turn up.
 */
public record Planted(String kind, String secret, String text) {
    private static final String DIGITS = "0123456789";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ALPHA = UPPER + LOWER;
    private static final String ALNUM = ALPHA + DIGITS;
    private static final Pattern PART = Pattern.compile("'([^']*)'|(pem):([A-Z]+)|([a-z]+)([0-9]+)");
    /** Shorter pieces of a secret could stand there by chance. */
    static final int PIECE = 12;

    /** So many of each kind. The same seed makes the same ones. */
    public static List<Planted> each(int many, long seed) {
        Random random = new Random(seed);
        List<Planted> all = new ArrayList<>();
        for (String line : lines("secrets.txt")) {
            String[] columns = line.split(" *\\| ", 3);
            for (int i = 0; i < many; i++) {
                String secret = draw(columns[1].strip(), random);
                // An address has the sign in it, too.
                String text = columns[2].strip().replace("@@", "@\u0001").replace("@host", "\u0001host");
                all.add(new Planted(
                        columns[0].strip(), secret, text.replace("@", secret).replace('\u0001', '@')));
            }
        }
        return all;
    }

    /** What a file of {@code test-fixtures/redaction} holds, without comments. */
    public static List<String> lines(String file) {
        Path folder = Path.of(System.getProperty("selfheal.home", "."), "test-fixtures", "redaction");
        try {
            return Files.readAllLines(folder.resolve(file)).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** All pieces of the secret of which one alone would give it away. */
    List<String> pieces() {
        List<String> pieces = new ArrayList<>();
        for (String line : secret.split("\n")) {
            for (int from = 0; from + PIECE <= line.length() && !line.startsWith("-----"); from++) {
                pieces.add(line.substring(from, from + PIECE));
            }
        }
        return pieces;
    }

    /** Where a piece of the secret stands in that text; -1 if nowhere. */
    public int in(String found) {
        return pieces().stream()
                .mapToInt(found::indexOf)
                .filter(at -> at >= 0)
                .findFirst()
                .orElse(-1);
    }

    private static String draw(String recipe, Random random) {
        StringBuilder secret = new StringBuilder();
        Matcher part = PART.matcher(recipe);
        while (part.find()) {
            if (part.group(1) != null) {
                secret.append(part.group(1));
            } else if (part.group(2) != null) {
                secret.append(pem(part.group(3), random));
            } else {
                int length = Integer.parseInt(part.group(5));
                secret.append(drawn(part.group(4), length, random));
            }
        }
        if (secret.length() < PIECE) {
            throw new IllegalArgumentException("not understood: " + recipe);
        }
        return secret.toString();
    }

    private static String drawn(String alphabet, int length, Random random) {
        return switch (alphabet) {
            case "digits" -> characters(DIGITS, length, random);
            case "hex" -> characters("0123456789abcdef", length, random);
            case "mixed" -> characters(ALNUM + "+/", length, random);
            case "upper" -> characters(UPPER + "234567", length, random);
            case "alpha" -> characters(ALPHA, length, random);
            case "alnum" -> characters(ALNUM, length, random);
            // Ends with neither, which nobody could tell from the text around.
            case "slug" -> characters(ALNUM + "-_", length - 2, random) + characters(ALNUM, 2, random);
            case "words" -> "correct horse " + characters(LOWER, length, random) + " staple";
            case "basic" ->
                Base64.getEncoder()
                        .encodeToString(("bob:" + characters(ALNUM, length, random)).getBytes(StandardCharsets.UTF_8));
            default -> throw new IllegalArgumentException("no alphabet: " + alphabet);
        };
    }

    private static String characters(String alphabet, int length, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static String pem(String label, Random random) {
        String name = label.equals("PGP") ? "PGP PRIVATE KEY" + " BLOCK" : label + " PRIVATE" + " KEY";
        StringBuilder pem = new StringBuilder("-----BEGIN " + name + "-----\n");
        for (int i = 0; i < 6; i++) {
            pem.append(characters(ALNUM + "+/", 64, random)).append('\n');
        }
        return pem + "-----END " + name + "-----";
    }
}
