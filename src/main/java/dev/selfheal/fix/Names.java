package dev.selfheal.fix;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the names of a target may be: the part of the floor that needs nothing but the words themselves. */
final class Names {
    private static final Pattern EXPLICIT = Pattern.compile("[a-z]+:\\S(.*\\S)?");
    private static final Pattern WILDCARD = Pattern.compile("[*?\\[\\]{}\\x00-\\x1f]");

    /** As a whole label, in a launchd service target, or as a part of a path. */
    private static final Pattern APPLE = Pattern.compile("(^|[^a-z0-9_.-])com\\.apple\\.");

    private static final List<String> UNIT_SUFFIXES = List.of(".service", ".timer");

    private Names() {}

    /** Whether it is one kind and one name, such as {@code unit:web.service}, that stands for exactly one thing. */
    static boolean explicit(Target target) {
        return EXPLICIT.matcher(target.subject()).matches()
                && !WILDCARD.matcher(target.subject()).find()
                && !acted(target).isEmpty()
                && acted(target).stream().noneMatch(String::isBlank)
                && (target instanceof Target.Program
                        || acted(target).stream()
                                .noneMatch(name -> WILDCARD.matcher(name).find()));
    }

    /** Whether it, or a word of its command, names something of Apple's. */
    static boolean apples(Target target) {
        return words(target)
                .anyMatch(word -> APPLE.matcher(word.toLowerCase(Locale.ROOT)).find());
    }

    /** Whether it, or a word of its command, names one of these jobs; a file or model of that name is none. */
    static boolean own(Target target, Set<String> jobs) {
        return runs(target)
                && words(target).map(Names::label).anyMatch(label -> jobs.stream()
                        .anyMatch(job ->
                                label.equals(job) || label.startsWith(job + ".") || label.startsWith(job + "@")));
    }

    /** Whether a process is what is acted on, so that it can be well and die again. */
    static boolean runs(Target target) {
        return target instanceof Target.Job || target instanceof Target.App || target instanceof Target.Program;
    }

    /** What is really acted on, however it is called in fixes: two names of one job are one target. */
    static List<String> acted(Target target) {
        if (target instanceof Target.Job job) {
            return List.of(job.name());
        }
        if (target instanceof Target.App app) {
            return List.of(app.name());
        }
        if (target instanceof Target.Program program) {
            return program.command();
        }
        if (target instanceof Target.Folder folder) {
            return List.of(folder.path().toString());
        }
        if (target instanceof Target.LogFile log) {
            return List.of(log.path().toString());
        }
        if (target instanceof Target.OllamaModel model) {
            return List.of(model.name());
        }
        return List.of();
    }

    private static Stream<String> words(Target target) {
        String subject = target.subject();
        return Stream.concat(Stream.of(subject, subject.substring(subject.indexOf(':') + 1)), acted(target).stream());
    }

    /** {@code gui/501/dev.selfheal} and {@code selfheal.service} name jobs too. */
    private static String label(String word) {
        String last = word.substring(word.lastIndexOf('/') + 1);
        for (String suffix : UNIT_SUFFIXES) {
            if (last.endsWith(suffix)) {
                return last.substring(0, last.length() - suffix.length());
            }
        }
        return last;
    }
}
