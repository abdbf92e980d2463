package dev.selfheal.policy.variant;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tests that ask for the opposite. */
final class Opposites {
    private static final Map<String, String> OPERATORS =
            Map.of("==", "!=", "!=", "==", "<", ">=", ">=", "<", ">", "<=", "<=", ">");
    private static final Pattern OPERATOR =
            Pattern.compile("\\bnot\\s+(?=(?:in|memberOf|contains|matches|str|soundslike)\\b)"
                    + "|(?<=\\s)(?:in|memberOf|contains|matches|str|soundslike)\\b"
                    + "|==|!=|<=|>=|<|>");

    private Opposites() {}

    /**
     * The opposite of a test with one operator, or with none.
     *
     * @param code the same with nothing in its strings
     */
    static Optional<String> of(String text, String code) {
        if (code.matches("!?\\w+")) {
            return Optional.of(text.startsWith("!") ? text.substring(1) : "!" + text);
        }
        Matcher operator = OPERATOR.matcher(code);
        if (!operator.find()) {
            return Optional.empty();
        }
        String written = operator.group();
        String other = written.startsWith("not") ? "" : OPERATORS.getOrDefault(written, "not " + written);
        return Optional.of(text.substring(0, operator.start()) + other + text.substring(operator.end()));
    }
}
