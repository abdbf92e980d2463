package dev.selfheal.supervisor;

import com.dd.plist.BinaryPropertyListWriter;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Property lists for tests, with the rights that launchd wants. */
final class Plists {
    static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
            """;

    private Plists() {}

    /** @param entries of the dictionary, in XML */
    static String xml(String entries) {
        return HEAD + "<plist version=\"1.0\"><dict>" + entries + "</dict></plist>\n";
    }

    static String string(String key, String value) {
        return "<key>" + key + "</key><string>" + value + "</string>";
    }

    /** Says label and a program that is there, and this besides. */
    static String job(String label, String besides) {
        return xml(string("Label", label) + string("Program", "/bin/sleep") + besides);
    }

    static byte[] binary(Map<String, ?> entries) throws IOException {
        return BinaryPropertyListWriter.writeToArray((NSDictionary) NSObject.fromJavaObject(entries));
    }

    static Path write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    static Path write(Path file, String text) throws IOException {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
