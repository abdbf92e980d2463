package dev.selfheal.cli;

import dev.selfheal.install.OwnLabels;
import dev.selfheal.inventory.Platform;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Under which label Selfheal's own job is installed. */
final class OwnLabel {
    @Option(
            names = "--label",
            paramLabel = "LABEL",
            description =
                    "of the job: dev.selfheal on a Mac, selfheal for systemd, or one of these with a dot and more behind it")
    private @Nullable String label;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    String of(boolean macos) {
        Platform platform = macos ? Platform.MACOS : Platform.LINUX;
        String chosen = label == null ? OwnLabels.usual(platform) : label;
        OwnLabels.wrong(chosen, platform).ifPresent(why -> {
            throw new ParameterException(spec.commandLine(), "--label: " + why);
        });
        return chosen;
    }
}
