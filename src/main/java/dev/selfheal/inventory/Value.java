package dev.selfheal.inventory;

import dev.selfheal.yaml.Yaml;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One value of an inventory and its place. Each way to read it returns nothing where it does not fit, and the owner is told
 * why, and what to write instead.
 */
public final class Value {
    private static final int MAX_SHOWN = 60;

    private final Yaml node;
    private final String path;
    private final int line;
    private final Path home;
    private final Problems problems;

    /** @param line where its owner looks for it: that of its key, if it has one */
    Value(Yaml node, String path, int line, Path home, Problems problems) {
        this.node = node;
        this.path = path;
        this.line = line;
        this.home = home;
        this.problems = problems;
    }

    public int line() {
        return line;
    }

    /** Tells the owner that this value will not do. */
    public void problem(String message) {
        problems.add(line(), path, message);
    }

    /** Tells the owner that this value, quoted, will not do. */
    public void wrong(String message) {
        problem(shown() + " " + message);
    }

    /** Whether it is neither a list nor a mapping; for short forms. */
    public boolean isText() {
        return node instanceof Yaml.Text;
    }

    /** @param wanted what to write, such as {@code a name} */
    public Optional<String> text(String wanted) {
        if (!(node instanceof Yaml.Text text)) {
            return notA(wanted);
        }
        if (text.text().isBlank() || (!text.quoted() && text.text().equals("null"))) {
            problem("is empty; write " + wanted + ", or remove the key");
            return Optional.empty();
        }
        return Optional.of(text.text());
    }

    /** One of a few words. */
    public Optional<String> word(List<String> words) {
        String wanted = String.join(", ", words);
        Optional<String> text = text("one of " + wanted);
        if (text.isPresent() && !words.contains(text.get())) {
            wrong("is not known; write one of " + wanted);
            return Optional.empty();
        }
        return text;
    }

    /** A name of one's own making, which becomes part of a subject. */
    public Optional<String> name() {
        return text("a name").filter(name -> {
            boolean good =
                    name.length() <= 200 && name.chars().allMatch(c -> c > ' ' && c != 127 && c != ':' && c != '/');
            if (!good) {
                wrong("is not a name; write letters, digits, dots and hyphens only");
            }
            return good;
        });
    }

    /** {@code true} or {@code false} and no third. */
    public Optional<Boolean> flag() {
        return bare("true or false").flatMap(text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> refuse("is neither true nor false; write one of them");
        });
    }

    public Optional<Long> whole(long min, long max) {
        String wanted = "a number from " + min + " to " + max;
        return bare(wanted).flatMap(text -> {
            if (!Amounts.digits(text).equals(text)) {
                return refuse("is not a whole number; write " + wanted);
            }
            boolean fits = text.length() <= 18 && Long.parseLong(text) >= min && Long.parseLong(text) <= max;
            return fits ? Optional.of(Long.valueOf(text)) : refuse("is out of range; write " + wanted);
        });
    }

    public Optional<Duration> duration(Duration min, Duration max) {
        return text("a time such as 30s, 5m or 24h").flatMap(text -> {
            Optional<Duration> time = Amounts.duration(text);
            if (time.isEmpty()) {
                return refuse("is not a duration; write " + Amounts.durationMeant(text));
            }
            boolean fits = time.get().compareTo(min) >= 0 && time.get().compareTo(max) <= 0;
            return fits
                    ? time
                    : refuse("is out of range; write from " + Amounts.text(min) + " to " + Amounts.text(max));
        });
    }

    /** Bytes. */
    public Optional<Long> size() {
        return text("a size such as 500MB or 2GiB").flatMap(text -> {
            Optional<Long> size = Amounts.size(text);
            if (size.isEmpty()) {
                return refuse("is not a size; write " + Amounts.sizeMeant(text));
            }
            return size.get() < Long.MAX_VALUE ? size : refuse("is larger than any disk; write less");
        });
    }

    /** A path or a glob: absolute, with {@code ~} or {@code $HOME} expanded at its start. */
    public Optional<OwnPath> path() {
        return text("an absolute path, or one that begins with ~/")
                .flatMap(text -> OwnPath.of(text, home, this::wrong));
    }

    /** A program and its arguments; a path that begins with {@code ~} is expanded for the program only. */
    public Optional<List<String>> command() {
        List<Value> words = items("a list: the absolute path of a program, then its arguments");
        if (words.isEmpty()) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>();
        words.get(0).path().ifPresent(program -> command.add(program.path().toString()));
        for (Value word : words.subList(1, words.size())) {
            word.argument().ifPresent(command::add);
        }
        return command.size() == words.size() ? Optional.of(List.copyOf(command)) : Optional.empty();
    }

    private Optional<String> argument() {
        // Unlike anything else, an argument may be empty.
        return node instanceof Yaml.Text text && text.quoted() ? Optional.of(text.text()) : text("an argument");
    }

    /** At least one item. */
    public List<Value> items(String wanted) {
        if (node instanceof Yaml.Items list) {
            List<Value> items = new ArrayList<>();
            for (int i = 0; i < list.items().size(); i++) {
                Yaml item = list.items().get(i);
                items.add(new Value(item, path + "[" + i + "]", item.line(), home, problems));
            }
            if (items.isEmpty()) {
                problem("is empty; write " + wanted + ", or remove the key");
            }
            return items;
        }
        notA(wanted);
        return List.of();
    }

    /** What each item gives; those that give nothing have told why. */
    public <T> List<T> list(String wanted, Function<Value, Optional<T>> item) {
        return items(wanted).stream().map(item).flatMap(Optional::stream).toList();
    }

    /** The keys below it, of which no others than these are allowed. */
    public Optional<Keys> keys(String... known) {
        return mapping("its keys: " + String.join(", ", known)).map(keys -> keys.only(List.of(known)));
    }

    /**
     * The keys below it, whatever they are called.
     *
     * @param wanted what to write, such as {@code names and paths}
     */
    public Optional<Keys> mapping(String wanted) {
        if (node instanceof Yaml.Pairs pairs) {
            return Optional.of(new Keys(this, pairs));
        }
        return notA(wanted);
    }

    Value child(String key, Yaml value, int keyLine) {
        return new Value(value, path.isEmpty() ? key : path + "." + key, keyLine, home, problems);
    }

    private Optional<String> bare(String wanted) {
        Optional<String> text = text(wanted);
        if (text.isPresent() && node instanceof Yaml.Text scalar && scalar.quoted()) {
            return refuse("is in quotes; write " + wanted + " without them");
        }
        return text;
    }

    private <T> Optional<T> refuse(String message) {
        wrong(message);
        return Optional.empty();
    }

    private <T> Optional<T> notA(String wanted) {
        if (node instanceof Yaml.Text text) {
            if (text.text().isBlank()) {
                problem("is empty; write " + wanted + ", or remove the key");
            } else {
                wrong("stands alone; write " + wanted);
            }
        } else if (!(node instanceof Yaml.Refused)) {
            problem((node instanceof Yaml.Items ? "is a list; write " : "is a mapping; write ") + wanted);
        }
        return Optional.empty();
    }

    private String shown() {
        String text = node instanceof Yaml.Text scalar ? scalar.text().replace('\n', ' ') : "this";
        return '"' + (text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text) + '"';
    }
}
