package dev.selfheal.install;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Words in a unit file: each in double quotes, with what means something there written so that it means itself. */
final class UnitWords {
    private UnitWords() {}

    /** A word of a setting: systemd.syntax(7), and specifiers, systemd.unit(5). */
    static String quoted(String word) {
        return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%") + "\"";
    }

    /** A command line, where variables are put in too, but not into the program's name: systemd.service(5). */
    static String command(List<String> words) {
        return words.stream()
                .skip(1)
                .map(word -> " " + quoted(word).replace("$", "$$"))
                .collect(Collectors.joining("", quoted(words.get(0)), ""));
    }

    /** The words that were quoted so; of other text, something like them. */
    static List<String> read(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            boolean twice = i + 1 < text.length() && text.charAt(i + 1) == one;
            if (one == '"') {
                inside = !inside;
            } else if (one == ' ' && !inside) {
                if (word.length() > 0) {
                    words.add(word.toString());
                }
                word.setLength(0);
            } else if (one == '\\' && i + 1 < text.length()) {
                word.append(text.charAt(++i));
            } else {
                word.append(one);
                i += twice && (one == '%' || one == '$') ? 1 : 0;
            }
        }
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }
}
