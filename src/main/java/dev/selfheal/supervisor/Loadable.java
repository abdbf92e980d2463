package dev.selfheal.supervisor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Whether launchd can be expected to load a property list. Asked before a job is unloaded, since what is unloaded and cannot be
 * loaded again is worse off than before; launchd itself says of all of it "5: Input/output error".
 */
final class Loadable {
    private static final int MAX_SIZE = 1 << 20;
    private static final String BINARY = "bplist";

    private final Path home;

    /** @param home of the user whose agents they are */
    Loadable(Path home) {
        this.home = home;
    }

    /** What is wrong with it, for people; empty where nothing is known to be. */
    Optional<String> trouble(Path plist) {
        try {
            if (!Files.isRegularFile(plist)) {
                return Optional.of(plist + " is not there");
            }
            if (!Files.getOwner(plist).equals(Files.getOwner(home))
                    && !Files.getOwner(plist).getName().equals("root")) {
                return Optional.of(plist + " belongs to somebody else");
            }
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(plist);
            if (rights.contains(PosixFilePermission.GROUP_WRITE) || rights.contains(PosixFilePermission.OTHERS_WRITE)) {
                return Optional.of(plist + " can be written by others: chmod go-w");
            }
            return Files.size(plist) > MAX_SIZE
                    ? Optional.of(plist + " is larger than a property list")
                    : wellFormed(Files.readAllBytes(plist)) ? Optional.empty() : Optional.of(plist + " does not parse");
        } catch (IOException | UnsupportedOperationException unreadable) {
            return Optional.of(plist + " cannot be read");
        }
    }

    private static boolean wellFormed(byte[] content) {
        if (new String(content, 0, Math.min(content.length, BINARY.length()), StandardCharsets.ISO_8859_1)
                .equals(BINARY)) {
            return true;
        }
        try {
            SAXParserFactory.newInstance()
                    .newSAXParser()
                    .parse(new ByteArrayInputStream(content), new DefaultHandler() {
                        @Override
                        public InputSource resolveEntity(String publicId, String systemId) {
                            // Apple's DTD is on Apple's server.
                            return new InputSource(new StringReader(""));
                        }
                    });
            return true;
        } catch (SAXException | ParserConfigurationException | IOException broken) {
            return false;
        }
    }
}
