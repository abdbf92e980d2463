package dev.selfheal.toy;

import dev.selfheal.inventory.Entry;
import java.nio.file.Path;
import java.util.List;

/**
 * A toy in an inventory.
 *
 * @param spring a file that holds the seconds it is still wound for; none means it has run down
 */
public record ToyEntry(String id, boolean critical, Path spring, List<String> dependsOn) implements Entry {
    @Override
    public String subject() {
        return "toy:" + id;
    }
}
