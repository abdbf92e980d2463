package dev.selfheal.redact;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One form that secrets take. Whatever its pattern's groups caught is the secret. */
final class Form {
    private static final String MASK = "***";

    private final List<String> hints;
    private final String regex;
    private volatile @Nullable Pattern compiled;

    /** @param hints texts of which one is in every text that the pattern matches; none means "always look" */
    Form(String regex, String... hints) {
        this.regex = regex;
        this.hints = List.of(hints);
    }

    String mask(String text) {
        if (!hints.isEmpty() && hints.stream().noneMatch(text::contains)) {
            return text;
        }
        Matcher matcher = pattern().matcher(text);
        if (!matcher.find()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        do {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.start(group) >= 0) {
                    out.append(text, copied, matcher.start(group));
                    out.append(MASK, 0, Math.min(MASK.length(), matcher.end(group) - matcher.start(group)));
                    copied = matcher.end(group);
                }
            }
        } while (matcher.find());
        return out.append(text, copied, text.length()).toString();
    }

    /** Compiled at first need: most texts call for two or three of the forms. */
    private Pattern pattern() {
        Pattern ready = compiled;
        if (ready == null) {
            ready = Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
            compiled = ready;
        }
        return ready;
    }
}
