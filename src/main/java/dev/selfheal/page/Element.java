package dev.selfheal.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An element of the page. Whatever is put into one is text: it is escaped where it is written, and there is no other way in,
 * so that no log line can become a part of the page's structure. Elements and attributes that could run or fetch something
 * cannot be made at all.
 */
final class Element {
    private static final Set<String> NAMES =
            words("html head meta title body header nav main footer section article aside h1 h2 h3 h4 p div "
                    + "span strong em code bdi time a ul ol li dl dt dd pre details summary figure figcaption "
                    + "table caption thead tbody tr th td svg path rect wbr");
    private static final Set<String> ATTRIBUTES =
            words("lang charset name content http-equiv class id href datetime scope role tabindex "
                    + "aria-label aria-labelledby aria-hidden viewBox preserveAspectRatio d x y width height");
    private static final Set<String> VOID = Set.of("meta", "wbr");

    /** A line feed behind these makes no difference to what is shown, and the file can be read by people. */
    private static final Set<String> BLOCKS =
            Set.of("title", "section", "article", "h1", "h2", "h3", "p", "ul", "li", "tr", "table", "details", "head");

    private static final String BREAKS = "/:.-_@";

    private final String name;
    private final StringBuilder attributes = new StringBuilder();
    private final List<Object> content = new ArrayList<>();
    private @Nullable String written;

    private Element(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(name + " is no element of this page");
        }
        this.name = name;
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    static Element of(String name) {
        return new Element(name);
    }

    /** With words in it. */
    static Element of(String name, String words) {
        return new Element(name).text(words);
    }

    /** Words that are shown by themselves: whatever direction they are written in, those around them keep theirs. */
    static Element outside(String words) {
        return of("bdi", words);
    }

    /** Likewise a name, which may be broken where it has a sign: a path is longer than a telephone is wide. */
    static Element name(String words, int longest) {
        Element name = of("bdi");
        String shown = Visible.shortened(words, longest);
        int from = 0;
        for (int i = 0; i < shown.length() - 1; i++) {
            if (BREAKS.indexOf(shown.charAt(i)) >= 0) {
                name.text(shown.substring(from, i + 1)).add(of("wbr"));
                from = i + 1;
            }
        }
        return name.text(shown.substring(from));
    }

    /** @throws IllegalArgumentException for a link to anywhere but this page, and for an attribute that the page has no use for */
    Element with(String attribute, String value) {
        if (!ATTRIBUTES.contains(attribute) || (attribute.equals("href") && !value.matches("#[a-z-]+"))) {
            throw new IllegalArgumentException(attribute + "=" + value + " is no attribute of this page");
        }
        attributes.append(' ').append(attribute).append("=\"");
        escape(value, attributes);
        attributes.append('"');
        return this;
    }

    Element named(String styles) {
        return with("class", styles);
    }

    Element text(String words) {
        content.add(words);
        return this;
    }

    Element add(Element... children) {
        return add(Arrays.asList(children));
    }

    Element add(List<Element> children) {
        content.addAll(children);
        return this;
    }

    /** The style sheet, which is this program's own. */
    Element add(Style style) {
        content.add(style);
        return this;
    }

    /** How many elements and texts are in it. */
    int size() {
        return content.size();
    }

    void write(StringBuilder out) {
        if (written != null) {
            out.append(written);
            return;
        }
        out.append('<').append(name).append(attributes).append('>');
        if (VOID.contains(name)) {
            return;
        }
        for (Object part : content) {
            if (part instanceof Element child) {
                child.write(out);
            } else if (part instanceof Style style) {
                out.append("<style>").append(style.css()).append("</style>");
            } else {
                escape((String) part, out);
            }
        }
        out.append("</").append(name).append('>');
        if (BLOCKS.contains(name)) {
            out.append('\n');
        }
    }

    /** As it is written. Nothing may be added to it from now on: this is kept, so that it is written only once. */
    String done() {
        StringBuilder out = new StringBuilder();
        write(out);
        String all = out.toString();
        written = all;
        return all;
    }

    private static void escape(String words, StringBuilder out) {
        String visible = Visible.of(words);
        for (int i = 0; i < visible.length(); i++) {
            char one = visible.charAt(i);
            switch (one) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(one);
            }
        }
    }
}
