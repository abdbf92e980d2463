package dev.selfheal.install;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An XML property list of our own kind: strings, integers, booleans, arrays and dictionaries. Nothing else is fetched for it. */
final class PlistXml {
    private PlistXml() {}

    /**
     * Its dictionary, of {@code String}, {@code Long}, {@code Boolean}, {@code List} and {@code Map}.
     *
     * @throws IOException if it is anything else
     */
    static Map<String, Object> read(byte[] file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            builder.setEntityResolver((name, place) -> new InputSource(new StringReader("")));
            Element plist = builder.parse(new ByteArrayInputStream(file)).getDocumentElement();
            List<Element> content = children(plist);
            if (!plist.getTagName().equals("plist")
                    || content.size() != 1
                    || !content.get(0).getTagName().equals("dict")) {
                throw new IOException("it is no property list of one dictionary");
            }
            return dictionary(content.get(0));
        } catch (SAXException | ParserConfigurationException | NumberFormatException broken) {
            throw new IOException("it is no XML property list: " + broken.getMessage(), broken);
        }
    }

    private static Object value(Element element) throws IOException {
        String text = element.getTextContent();
        return switch (element.getTagName()) {
            case "string" -> text;
            case "integer" -> Long.valueOf(text.strip());
            case "true" -> true;
            case "false" -> false;
            case "dict" -> dictionary(element);
            case "array" -> array(element);
            default -> throw new IOException("it holds a " + element.getTagName());
        };
    }

    private static List<Object> array(Element element) throws IOException {
        List<Object> all = new ArrayList<>();
        for (Element child : children(element)) {
            all.add(value(child));
        }
        return all;
    }

    private static Map<String, Object> dictionary(Element element) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        List<Element> children = children(element);
        for (int i = 0; i < children.size(); i += 2) {
            if (!children.get(i).getTagName().equals("key") || i + 1 == children.size()) {
                throw new IOException("its keys and values are not in pairs");
            }
            if (all.put(children.get(i).getTextContent(), value(children.get(i + 1))) != null) {
                throw new IOException("it says " + children.get(i).getTextContent() + " twice");
            }
        }
        return all;
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element one) {
                children.add(one);
            }
        }
        return children;
    }
}
