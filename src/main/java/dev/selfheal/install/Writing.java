package dev.selfheal.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How the files of an installed job compare with what this version would write. */
public enum Writing {
    ABSENT,
    /** As this version writes it. */
    CURRENT,
    /** By another version, or only a part of it is there. */
    OTHER,
    /** By somebody else, or changed since. */
    FOREIGN;

    /** Of the job under this label. */
    public static Writing of(Definition definition, String label) throws IOException {
        List<Path> places = definition.places(label);
        OldFiles files = OldFiles.read(places);
        if (files.none()) {
            return ABSENT;
        }
        if (places.stream().anyMatch(files::foreign)) {
            return FOREIGN;
        }
        Map<Path, String> wanted =
                definition.installed(label).map(definition::files).orElse(Map.of());
        return files.are(wanted) ? CURRENT : OTHER;
    }
}
