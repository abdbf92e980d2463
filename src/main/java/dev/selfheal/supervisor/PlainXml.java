package dev.selfheal.supervisor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.DocumentType;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** XML without all that lets a document reach out or grow: it loads nothing, and may name Apple's DTD but declare nothing. */
final class PlainXml {
    /** Far below what Java allows, and above what any property list has: none. 0 would mean no limit. */
    private static final String FEW = "1";

    private static final String DEEPEST = "64";

    private PlainXml() {}

    static Document document(byte[] bytes) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setAttribute("jdk.xml.entityExpansionLimit", FEW);
        factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
        factory.setIgnoringComments(true);
        factory.setCoalescing(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        builder.setErrorHandler(new Strict());
        Document document = builder.parse(new ByteArrayInputStream(bytes));
        DocumentType type = document.getDoctype();
        if (type != null && type.getInternalSubset() != null) {
            throw new SAXException("it declares something of its own in its DOCTYPE, which no property list needs");
        }
        return document;
    }

    /** Without one, the parser would print to standard error what it found, and quote the document. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException none) {}

        @Override
        public void error(SAXParseException wrong) throws SAXException {
            throw wrong;
        }

        @Override
        public void fatalError(SAXParseException wrong) throws SAXException {
            throw wrong;
        }
    }
}
