package dev.selfheal.probe.log;

import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds the files that a glob means: {@code *}, {@code ?}, {@code [...]} and {@code {a,b}} in any part of the path. As in a
 * shell, a wildcard does not match a leading dot. It goes exactly as deep as the glob is long, so links in a circle do no harm.
 * With wildcards, rotated generations and compressed files are no logs. A file that is there under two names counts once, under
 * its own name rather than a link's.
 */
final class Globs {
    /** Logs watched for one glob; more is a mistake in the glob. */
    static final int MOST_FILES = 200;

    private static final int MOST_NAMES = 20_000;
    private static final int MOST_ALTERNATIVES = 64;
    private static final Duration WITHIN = Duration.ofSeconds(3);
    private static final Pattern WILD = Pattern.compile("[*?\\[{]");
    private static final Pattern COMPRESSED = Pattern.compile(".*\\.(gz|bz2|xz|zst|zip)");
    private static final Pattern NUMBERED = Pattern.compile("(.+)\\.\\d{1,3}");

    /** Lists a folder. */
    interface Lister {
        DirectoryStream<Path> list(Path folder) throws IOException;
    }

    /**
     * What was found, in the order of names.
     *
     * @param problems why there may be more
     */
    record Found(List<Path> files, List<IOException> problems) {}

    private final Lister lister;
    private final Deadline deadline;
    private final List<IOException> problems = new ArrayList<>();
    private int names;

    Globs(Lister lister, Clock clock) {
        this.lister = lister;
        this.deadline = Deadline.in(WITHIN, clock);
    }

    Found find(String glob) {
        Set<Path> matches = new TreeSet<>();
        List<String> globs = new ArrayList<>();
        alternatives(glob, globs);
        for (String one : globs) {
            List<String> parts = List.of(one.split("/+"));
            try {
                walk(Path.of("/"), parts, 1, matches);
            } catch (IllegalArgumentException wrong) {
                problems.add(new IOException(one + " is not a glob: " + wrong.getMessage()));
            }
        }
        List<Path> files = once(matches);
        if (files.size() > MOST_FILES) {
            problems.add(new IOException(glob + " matches " + files.size() + " files; only " + MOST_FILES
                    + " are watched: say more exactly which"));
            files = files.subList(0, MOST_FILES);
        }
        return new Found(files, problems);
    }

    /** Braces are taken apart first, because what is between them may hold a slash. */
    private static void alternatives(String glob, List<String> into) {
        int open = glob.indexOf('{');
        int close = open;
        int depth = 0;
        List<Integer> cuts = new ArrayList<>();
        for (int i = Math.max(0, open); open >= 0 && i < glob.length(); i++) {
            char c = glob.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                close = i;
                break;
            }
            if ((c == ',' && depth == 1) || i == open) {
                cuts.add(i);
            }
        }
        if (open < 0 || close == open || into.size() >= MOST_ALTERNATIVES) {
            into.add(glob);
            return;
        }
        cuts.add(close);
        for (int i = 0; i + 1 < cuts.size() && into.size() < MOST_ALTERNATIVES; i++) {
            alternatives(
                    glob.substring(0, open)
                            + glob.substring(cuts.get(i) + 1, cuts.get(i + 1))
                            + glob.substring(close + 1),
                    into);
        }
    }

    private void walk(Path at, List<String> parts, int next, Set<Path> into) {
        if (next >= parts.size()) {
            if (Files.isRegularFile(at)) {
                into.add(at);
            }
            return;
        }
        String part = parts.get(next);
        if (!WILD.matcher(part).find()) {
            walk(at.resolve(part), parts, next + 1, into);
            return;
        }
        boolean last = next == parts.size() - 1;
        for (Path child : matching(at, part)) {
            if (!last || !isGeneration(child)) {
                walk(child, parts, next + 1, into);
            }
        }
    }

    private List<Path> matching(Path folder, String part) {
        PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + part);
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> list = lister.list(folder)) {
            for (Path child : list) {
                if (++names > MOST_NAMES || deadline.passed()) {
                    problems.add(
                            new IOException("too much to look through below " + folder + ": say more exactly where"));
                    break;
                }
                Path name = child.getFileName();
                if (matcher.matches(name)
                        && (part.startsWith(".") || !name.toString().startsWith("."))) {
                    children.add(child);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException none) {
            // No such folder holds no logs.
        } catch (FileSystemException failure) {
            if (Files.isDirectory(folder) || LogProbe.Denial.of(failure).isPresent()) {
                problems.add(failure);
            }
        } catch (DirectoryIteratorException failure) {
            problems.add(failure.getCause());
        } catch (IOException failure) {
            problems.add(failure);
        }
        children.sort(null);
        return children;
    }

    private static boolean isGeneration(Path file) {
        String name = file.getFileName().toString();
        if (COMPRESSED.matcher(name).matches()) {
            return true;
        }
        var numbered = NUMBERED.matcher(name);
        return numbered.matches()
                && (numbered.group(1).contains(".log") || Files.exists(file.resolveSibling(numbered.group(1))));
    }

    private List<Path> once(Set<Path> matches) {
        Map<Path, Path> byReal = new LinkedHashMap<>();
        for (Path match : matches) {
            try {
                byReal.merge(match.toRealPath(), match, (old, other) -> Files.isSymbolicLink(old) ? other : old);
            } catch (IOException failure) {
                problems.add(failure);
            }
        }
        return byReal.values().stream().sorted().toList();
    }
}
