package dev.selfheal.supervisor;

import com.dd.plist.BinaryPropertyListParser;
import com.dd.plist.NSArray;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSNumber;
import com.dd.plist.NSObject;
import com.dd.plist.NSString;
import com.dd.plist.PropertyListFormatException;
import com.dd.plist.XMLPropertyListParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A property list, XML or binary, by the kinds of values that launchd wants; a value of another kind is none. */
final class PropertyList {
    private static final byte[] BINARY = "bplist".getBytes(StandardCharsets.US_ASCII);

    private final NSDictionary top;

    private PropertyList(NSDictionary top) {
        this.top = top;
    }

    /**
     * Reads it. What it costs is bounded by its size for XML only: a binary one may be made so that it takes for ever.
     *
     * @throws Exception of many types if it is none; the words of those that are not ours may quote it
     */
    static PropertyList of(byte[] bytes) throws Exception {
        NSObject all = binary(bytes)
                ? BinaryPropertyListParser.parse(bytes)
                : XMLPropertyListParser.parse(PlainXml.document(bytes));
        if (all instanceof NSDictionary dictionary) {
            return new PropertyList(dictionary);
        }
        throw new PropertyListFormatException("not a dictionary");
    }

    private static boolean binary(byte[] bytes) {
        return bytes.length >= BINARY.length && Arrays.equals(bytes, 0, BINARY.length, BINARY, 0, BINARY.length);
    }

    boolean has(String key) {
        return top.containsKey(key);
    }

    Optional<String> text(String key) {
        return top.get(key) instanceof NSString text ? Optional.of(text.getContent()) : Optional.empty();
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        if (top.get(key) instanceof NSArray array) {
            for (NSObject one : array.getArray()) {
                if (one instanceof NSString text) {
                    texts.add(text.getContent());
                }
            }
        }
        return List.copyOf(texts);
    }

    /** Values that are no text are left out, as launchd does: launchd.plist(5). */
    Map<String, String> textsByName(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (top.get(key) instanceof NSDictionary dictionary) {
            dictionary.forEach((name, value) -> {
                if (value instanceof NSString text) {
                    texts.put(name, text.getContent());
                }
            });
        }
        return Map.copyOf(texts);
    }

    Optional<Long> number(String key) {
        return top.get(key) instanceof NSNumber number && number.isInteger()
                ? Optional.of(number.longValue())
                : Optional.empty();
    }

    /** Whether it is a dictionary of conditions. */
    boolean conditions(String key) {
        return top.get(key) instanceof NSDictionary;
    }

    /** Whether it is said and not said to be false; a dictionary of conditions counts. */
    boolean flag(String key) {
        NSObject value = top.get(key);
        return value instanceof NSNumber number ? number.boolValue() : value instanceof NSDictionary;
    }
}
