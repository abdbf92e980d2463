package dev.selfheal.cli.shell;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The manual page: one for all commands, each with its options, arguments and exit status, in the macros of man(7). */
public final class ManPage {
    private static final int WIDTH = 79;

    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    /**
     * The whole page, in roff.
     *
     * @param date of the version, such as {@code 2026-11-24}
     */
    public static String of(CommandSpec commands, String version, String date) {
        ManPage page = new ManPage();
        page.all(new Described(commands), version, date);
        return page.page.toString();
    }

    private void all(Described all, String version, String date) {
        line(".TH " + all.name().toUpperCase(Locale.ROOT) + " 1 " + date + " \"" + all.name() + " " + text(version)
                + "\" \"User Commands\"");
        // Whoever copies a name from the page wants no hyphen in it.
        line(".nh");
        section("NAME");
        line(all.name() + " \\- " + text("heals what one person's machine runs"));
        section("SYNOPSIS");
        line("\\fB" + all.name() + "\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR ...]");
        section("DESCRIPTION");
        all.sentences().forEach(this::words);
        options(all);
        exits(all);
        section("COMMANDS");
        all.commands().forEach(this::command);
        section("FILES");
        item("\\fI~/.config/selfheal/selfheal.yaml\\fR", "the inventory: what this machine runs");
        item("\\fI~/.config/selfheal/rules\\fR", "the policy; where there is none, the shipped rules serve");
        item(
                "\\fI~/.local/state/selfheal\\fR",
                "memory and outcomes, on a Mac in ~/Library/Application Support/selfheal");
        section("ENVIRONMENT");
        item("\\fBNO_COLOR\\fR", "if it is set and not empty, nothing is coloured");
        item("\\fBJAVA_HOME\\fR", "the JDK that runs it");
    }

    private void command(Described command) {
        line(".SS " + command.name());
        line("\\fBselfheal " + command.name() + "\\fR [\\fIOPTION\\fR ...]"
                + command.arguments().stream()
                        .map(one -> " [\\fI" + text(one.paramLabel()) + "\\fR]")
                        .collect(Collectors.joining()));
        line(".PP");
        command.sentences().forEach(this::words);
        for (ArgSpec argument : command.arguments()) {
            item("\\fI" + text(argument.paramLabel()) + "\\fR", Described.words(argument));
        }
        options(command);
        exits(command);
    }

    private void options(Described command) {
        for (OptionSpec option : command.options()) {
            String value = Takes.of(option).nothing() ? "" : " \\fI" + text(option.paramLabel()) + "\\fR";
            String names = List.of(option.names()).stream()
                    .map(name -> "\\fB" + text(name) + "\\fR" + value)
                    .collect(Collectors.joining(", "));
            item(names, Described.words(option));
        }
    }

    private void exits(Described command) {
        Map<String, String> exits = command.command().usageMessage().exitCodeList();
        if (!exits.isEmpty()) {
            line(".PP");
            line("Exit status:");
            exits.forEach((status, meaning) -> item(text(status.strip()), meaning));
        }
    }

    private void section(String name) {
        line(".SH " + name);
    }

    private void item(String tag, String words) {
        line(".TP");
        line(tag);
        words(words);
    }

    private void line(String line) {
        page.append(line).append('\n');
    }

    /** Words in lines of a width that every editor can show. */
    private void words(String words) {
        StringBuilder line = new StringBuilder();
        for (String word : text(words).split(" +")) {
            if (line.length() + word.length() >= WIDTH) {
                line(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? word.startsWith(".") ? "\\&" : "" : " ")
                    .append(word);
        }
        line(line.toString());
    }

    /** What roff would take for its own is escaped. */
    private static String text(String words) {
        return words.strip()
                .replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("~", "\\(ti")
                .replace("^", "\\(ha")
                .replace("`", "\\(ga")
                .replace("\"", "\\(dq")
                .replace("'", "\\(aq");
    }
}
