package dev.selfheal.recording;

import java.util.List;

/** A JSON document is not what it should be. The message is the first thing that is wrong with it. */
public final class WrongJson extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    WrongJson(List<String> problems) {
        super(problems.get(0));
        this.problems = List.copyOf(problems);
    }

    public WrongJson(String problem) {
        this(List.of(problem));
    }

    /** Everything that is wrong, each with its JSON path and what was expected; the last may say how many more there are. */
    public List<String> problems() {
        return problems == null ? List.of(String.valueOf(getMessage())) : problems;
    }
}
