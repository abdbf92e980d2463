package dev.selfheal.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/** A property list, read without anything from outside, by another reader than the program's; each value only as its type. */
final class StrictPlist {
    private final Map<String, Object> values;

    private StrictPlist(Map<String, Object> values) {
        this.values = values;
    }

    static StrictPlist of(String text) throws Exception {
        assertTrue(text.startsWith(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\""));
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
        start(xml, "plist");
        assertEquals("1.0", xml.getAttributeValue(null, "version"));
        start(xml, "dict");
        Map<String, Object> values = dictionary(xml);
        assertEquals(XMLStreamConstants.END_ELEMENT, next(xml), "one dictionary, and no more");
        assertEquals(XMLStreamConstants.END_DOCUMENT, next(xml));
        return new StrictPlist(values);
    }

    /** The next event that is no comment and no white space. */
    private static int next(XMLStreamReader xml) throws Exception {
        int event = xml.next();
        while (event == XMLStreamConstants.COMMENT
                || event == XMLStreamConstants.DTD
                || (event == XMLStreamConstants.CHARACTERS && xml.isWhiteSpace())) {
            event = xml.next();
        }
        return event;
    }

    private static void start(XMLStreamReader xml, String name) throws Exception {
        assertEquals(XMLStreamConstants.START_ELEMENT, next(xml));
        assertEquals(name, xml.getLocalName());
    }

    private static Map<String, Object> dictionary(XMLStreamReader xml) throws Exception {
        Map<String, Object> values = new LinkedHashMap<>();
        while (next(xml) == XMLStreamConstants.START_ELEMENT) {
            assertEquals("key", xml.getLocalName());
            String key = xml.getElementText();
            assertEquals(XMLStreamConstants.START_ELEMENT, next(xml), key);
            assertEquals(null, values.put(key, value(xml)), key + " is there twice");
        }
        return values;
    }

    private static Object value(XMLStreamReader xml) throws Exception {
        switch (xml.getLocalName()) {
            case "string":
                return xml.getElementText();
            case "integer":
                return Integer.valueOf(xml.getElementText());
            case "true", "false":
                boolean yes = xml.getLocalName().equals("true");
                assertEquals("", xml.getElementText());
                return yes;
            case "dict":
                return dictionary(xml);
            case "array":
                List<Object> all = new ArrayList<>();
                while (next(xml) == XMLStreamConstants.START_ELEMENT) {
                    all.add(value(xml));
                }
                return all;
            default:
                throw new AssertionError("no type of a property list: " + xml.getLocalName());
        }
    }

    Set<String> keys() {
        return new TreeSet<>(values.keySet());
    }

    String string(String key) {
        return (String) values.get(key);
    }

    int integer(String key) {
        return (Integer) values.get(key);
    }

    boolean yes(String key) {
        return (Boolean) values.get(key);
    }

    List<String> strings(String key) {
        return ((List<?>) values.get(key)).stream().map(String.class::cast).toList();
    }

    Map<String, String> variables(String key) {
        Map<String, String> variables = new LinkedHashMap<>();
        ((Map<?, ?>) values.get(key)).forEach((name, value) -> variables.put((String) name, (String) value));
        return variables;
    }

    List<Integer> minutes(String key) {
        return ((List<?>) values.get(key))
                .stream()
                        .map(one -> {
                            assertEquals(Set.of("Minute"), ((Map<?, ?>) one).keySet());
                            return (Integer) ((Map<?, ?>) one).get("Minute");
                        })
                        .toList();
    }
}
