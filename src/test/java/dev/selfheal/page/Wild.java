package dev.selfheal.page;

import dev.selfheal.chronicle.Chronicle;
import dev.selfheal.chronicle.Day;
import dev.selfheal.chronicle.Episode;
import dev.selfheal.chronicle.Episode.End;
import dev.selfheal.chronicle.Episode.Held;
import dev.selfheal.chronicle.Episode.Hypothesis;
import dev.selfheal.chronicle.Episode.Try;
import dev.selfheal.chronicle.Note;
import dev.selfheal.chronicle.Trend;
import dev.selfheal.chronicle.Trouble;
import dev.selfheal.outcome.EvidenceRecord;
import dev.selfheal.verdict.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** A month such as no machine ever had: anything that the words of the chronicle can say. */
final class Wild {
    private final Random random;
    /** How much there is of everything. */
    private final int scale;
    /** How long texts are at most. */
    private final int length;

    Wild(long seed) {
        random = new Random(seed);
        scale = List.of(1, 20, 150, 600).get(random.nextInt(4));
        length = List.of(3, 60, 900).get(random.nextInt(3));
    }

    Chronicle chronicle() {
        List<Day> days = new ArrayList<>();
        LocalDate today = LocalDate.ofInstant(Sample.NOW, Sample.ZONE);
        for (int i = 95; i >= 0; i--) {
            if (random.nextInt(8) > 0) {
                days.add(day(today.minusDays(i)));
            }
        }
        return new Chronicle(Sample.start(), Sample.NOW, days, many(this::episode), many(this::text));
    }

    private Day day(LocalDate date) {
        Instant first = date.atStartOfDay(Sample.ZONE).toInstant();
        Map<String, String> subjects = new HashMap<>();
        Map<String, Trend> trends = new HashMap<>();
        for (int i = random.nextInt(scale + 1); i > 0; i--) {
            subjects.put(name(), signs());
            trends.put(name(), trend());
        }
        List<Integer> hourly = new ArrayList<>();
        random.ints(24, 0, 13).forEach(hourly::add);
        return new Day(
                1,
                date,
                text(),
                random.nextInt(300),
                first,
                first.plusSeconds(80_000),
                subjects,
                List.of(),
                trends,
                few(this::trouble),
                few(() -> new Note(text(), name(), text(), at())),
                hourly,
                Duration.ofMinutes(5),
                Map.of(text(), random.nextInt(99)),
                random.nextBoolean());
    }

    private String signs() {
        StringBuilder signs = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            signs.append(".w?h!CX\"<".charAt(random.nextInt(9)));
        }
        return signs.toString();
    }

    private Trend trend() {
        List<Long> hours = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            hours.add(random.nextInt(5) == 0 ? null : random.nextLong());
        }
        return new Trend(
                text(),
                random.nextBoolean() ? null : random.nextLong(),
                random.nextBoolean() ? null : random.nextLong(),
                hours);
    }

    private Trouble trouble() {
        return new Trouble(text(), random.nextInt(999), at(), at());
    }

    private Episode episode() {
        boolean over = random.nextBoolean();
        Instant since = at();
        return new Episode(
                text(),
                name(),
                List.of("a.b", text()).get(random.nextInt(2)),
                Severity.values()[random.nextInt(3)],
                text(),
                text(),
                since,
                over ? since.plusSeconds(random.nextInt(90_000)) : null,
                over ? End.values()[random.nextInt(3)] : null,
                text(),
                random.nextBoolean() ? null : name(),
                random.nextBoolean() ? null : at(),
                few(() -> new Try(text(), name(), at(), text(), text())),
                few(() -> new Held(text(), text(), text(), at(), random.nextBoolean() ? null : at())),
                few(() -> new EvidenceRecord(
                        EvidenceRecord.Kind.values()[random.nextInt(4)],
                        text(),
                        few(this::text),
                        random.nextBoolean() ? null : text())),
                random.nextBoolean()
                        ? null
                        : new Hypothesis(random.nextBoolean() ? null : text(), text(), text(), text()),
                over || random.nextBoolean() ? null : new Episode.Well(at(), End.HEALED));
    }

    private Instant at() {
        return Sample.NOW.minusSeconds(random.nextInt(40 * 86_400));
    }

    private String name() {
        return random.nextInt(3) == 0 ? text() : "service:s" + random.nextInt(scale);
    }

    private String text() {
        int size = random.nextInt(length + 1);
        StringBuilder text = new StringBuilder();
        while (text.length() < size) {
            text.append(OutsideTextTest.HOSTILE.get(random.nextInt(OutsideTextTest.HOSTILE.size())));
        }
        return text.toString();
    }

    private <T> List<T> many(Supplier<T> one) {
        return list(one, random.nextInt(scale * 3 + 1));
    }

    private <T> List<T> few(Supplier<T> one) {
        return list(one, random.nextInt(5));
    }

    private static <T> List<T> list(Supplier<T> one, int count) {
        List<T> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(one.get());
        }
        return list;
    }
}
