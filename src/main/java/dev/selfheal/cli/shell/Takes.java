package dev.selfheal.cli.shell;

import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What may be given to an option, or as an argument.
 *
 * @param kind what a shell can complete it by
 * @param words where it is one of a few words: those
 */
record Takes(Kind kind, List<String> words) {
    enum Kind {
        /** It is an option without a value. */
        NOTHING,
        FILE,
        FOLDER,
        WORD,
        /** Only its owner knows. */
        OTHER
    }

    static Takes of(ArgSpec argument) {
        if (argument instanceof OptionSpec option && option.arity().max() == 0) {
            return new Takes(Kind.NOTHING, List.of());
        }
        Object[] constants = argument.auxiliaryTypes()[0].getEnumConstants();
        if (constants != null) {
            return new Takes(
                    Kind.WORD, List.of(constants).stream().map(Object::toString).toList());
        }
        return switch (argument.paramLabel()) {
            case "FILE", "OUTCOME" -> new Takes(Kind.FILE, List.of());
            case "DIR" -> new Takes(Kind.FOLDER, List.of());
            default -> new Takes(Kind.OTHER, List.of());
        };
    }

    boolean nothing() {
        return kind == Kind.NOTHING;
    }
}
