package dev.selfheal.cases;

import dev.selfheal.policy.cases.Failure;
import dev.selfheal.policy.cases.Result;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What came of rule cases as JUnit XML, which build servers show: a suite for each file, and one for what kept them from running. */
public final class JUnitXml {
    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    public static String print(Trial trial) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitXml(writer).document(trial);
            writer.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text + "\n";
    }

    private void document(Trial trial) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        start("testsuites", "name", "rule cases", "time", seconds(trial));
        if (!trial.problems().isEmpty()) {
            String count = String.valueOf(trial.problems().size());
            start("testsuite", "name", "rules and case files", "tests", count, "failures", "0", "errors", count);
            for (String problem : trial.problems()) {
                start("testcase", "classname", "problems", "name", problem);
                start("error", "message", problem);
                xml.writeEndElement();
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        Map<String, List<Result>> files = trial.results().stream()
                .collect(Collectors.groupingBy(
                        result -> result.ruleCase().file(), LinkedHashMap::new, Collectors.toList()));
        for (var file : files.entrySet()) {
            suite(file.getKey(), file.getValue());
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void suite(String file, List<Result> results) throws XMLStreamException {
        long failed = results.stream().filter(result -> !result.passed()).count();
        String tests = String.valueOf(results.size());
        start("testsuite", "name", file, "tests", tests, "failures", String.valueOf(failed), "errors", "0");
        for (Result result : results) {
            String family = file.replaceFirst("\\.yaml$", "").replace('/', '.');
            String line = String.valueOf(result.ruleCase().line());
            start("testcase", "classname", family, "name", result.ruleCase().name(), "file", file, "line", line);
            if (!result.passed()) {
                List<String> messages =
                        result.failures().stream().map(Failure::message).toList();
                start("failure", "message", messages.get(0));
                xml.writeCharacters(legal(String.join("\n", messages)));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void start(String name, String... attributes) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], legal(attributes[i + 1]));
        }
    }

    private static String seconds(Trial trial) {
        return String.format(Locale.ROOT, "%.3f", trial.took().toMillis() / 1000.0);
    }

    /** XML 1.0 cannot hold most control characters, in whatever way they are written. */
    private static String legal(String text) {
        StringBuilder legal = new StringBuilder();
        text.codePoints().map(JUnitXml::legal).forEach(legal::appendCodePoint);
        return legal.toString();
    }

    private static int legal(int point) {
        boolean control = point < ' ' && point != '\n' && point != '\t';
        boolean half = point >= 0xd800 && point <= 0xdfff;
        return control || half || point == 0xfffe || point == 0xffff ? 0xfffd : point;
    }
}
