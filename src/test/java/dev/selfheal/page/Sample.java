package dev.selfheal.page;

import dev.selfheal.chronicle.Chronicle;
import dev.selfheal.chronicle.Condition;
import dev.selfheal.chronicle.Day;
import dev.selfheal.chronicle.Episode;
import dev.selfheal.chronicle.Episode.End;
import dev.selfheal.chronicle.Episode.Held;
import dev.selfheal.chronicle.Episode.Hypothesis;
import dev.selfheal.chronicle.Episode.Try;
import dev.selfheal.chronicle.Trend;
import dev.selfheal.chronicle.Trouble;
import dev.selfheal.outcome.EvidenceRecord;
import dev.selfheal.outcome.EvidenceRecord.Kind;
import dev.selfheal.verdict.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A month as a machine has it, the same for the same seed: most is well, one service is fragile, one is down now. */
public final class Sample {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final Instant NOW = Instant.parse("2026-11-24T03:10:12Z");
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZONE);

    private final Random random;
    private final int subjects;
    private final int days;
    private final List<Episode> episodes = new ArrayList<>();

    private Sample(long seed, int subjects, int days) {
        this.random = new Random(seed);
        this.subjects = subjects;
        this.days = days;
    }

    /** A month of so many subjects. */
    public static Chronicle month(long seed, int subjects) {
        return new Sample(seed, subjects, 30).chronicle();
    }

    private Chronicle chronicle() {
        Map<String, StringBuilder> signs = new LinkedHashMap<>();
        int hours = (days - 1) * 24 + NOW.atZone(ZONE).getHour() + 1;
        for (int i = 0; i < subjects; i++) {
            signs.put(name(i), new StringBuilder("w".repeat(hours) + ".".repeat(days * 24 - hours)));
        }
        // Asleep for a night, and started late.
        signs.values().forEach(one -> one.replace(300, 308, "........"));
        signs.values().forEach(one -> one.replace(0, 9, "........."));
        for (int i = 0; i < subjects; i += 3) {
            trouble(name(i), signs.get(name(i)), hours, i % 2 == 0 ? 4 : 1);
        }
        open(signs.get(name(0)), hours);
        List<Day> all = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            all.add(day(i, signs));
        }
        episodes.sort(java.util.Comparator.comparing(Episode::since));
        return new Chronicle(all.get(0).first(), NOW, all, episodes, List.of());
    }

    static String name(int i) {
        List<String> names = List.of(
                "service:vault",
                "service:tunnel",
                "unit:indexer.service",
                "service:dashboard",
                "file:~/.stack/continuity.json",
                "log:~/.stack/logs/tunnel.log",
                "disk:~",
                "model:qwen2.5:7b",
                "service:ollama");
        return i < names.size() ? names.get(i) : "service:s" + i;
    }

    private void trouble(String subject, StringBuilder signs, int hours, int times) {
        for (int t = 0; t < times; t++) {
            int hour = 10 + random.nextInt(hours - 40);
            int kind = random.nextInt(4);
            int length = kind == 0 ? 1 : 1 + random.nextInt(5);
            char sign = (kind == 0
                            ? Condition.HEALED
                            : kind == 1 ? Condition.CRITICAL : kind == 2 ? Condition.UNKNOWN : Condition.WARNING)
                    .sign();
            signs.replace(hour, hour + length, String.valueOf(sign).repeat(length));
            Instant since = start().plus(Duration.ofHours(hour)).plusSeconds(random.nextInt(3000));
            boolean healed = kind == 0;
            episodes.add(episode(
                    subject,
                    kind == 1 ? Severity.CRITICAL : Severity.WARNING,
                    since,
                    since.plus(healed ? Duration.ofSeconds(3 + random.nextInt(90)) : Duration.ofHours(length)),
                    healed ? End.HEALED : End.RECOVERED));
        }
    }

    private void open(StringBuilder signs, int hours) {
        signs.replace(hours - 3, hours, "CCC");
        episodes.add(new Episode(
                "i-open",
                name(0),
                "service.down",
                Severity.CRITICAL,
                "127.0.0.1:8200 refused the connection",
                "Nothing answers where the service should be, and its owner calls it critical.",
                NOW.minus(Duration.ofMinutes(131)),
                null,
                null,
                "",
                "disk:~",
                NOW.minus(Duration.ofMinutes(130)),
                List.of(
                        new Try(
                                "service.restart",
                                "unit:vault.service",
                                NOW.minusSeconds(7800),
                                "not healed",
                                "restarted vault.service; it still refuses the connection"),
                        new Try(
                                "service.restart",
                                "unit:vault.service",
                                NOW.minusSeconds(7500),
                                "not healed",
                                "restarted vault.service; it still refuses the connection")),
                List.of(new Held(
                        "service.restart",
                        "hold.flapping",
                        "two restarts did not help",
                        NOW.minusSeconds(7200),
                        NOW.plusSeconds(3600))),
                List.of(
                        new EvidenceRecord(
                                Kind.CHECK, name(0), List.of("127.0.0.1:8200: connection refused after 2 ms"), null),
                        new EvidenceRecord(
                                Kind.STATE,
                                "unit:vault.service",
                                List.of("ActiveState=failed", "Result=exit-code", "ExecMainStatus=1"),
                                null),
                        new EvidenceRecord(
                                Kind.LOG,
                                "journal of vault.service",
                                List.of(
                                        "2026-11-24T01:20:03 vault[812]: core: post-unseal setup starting",
                                        "2026-11-24T01:20:04 vault[812]: storage: write /srv/vault/raft/vault.db: no space left on device",
                                        "2026-11-24T01:20:04 vault[812]: error: failed to open database; shutting down"),
                                null),
                        new EvidenceRecord(
                                Kind.PROCESSES, "unit:vault.service", List.of(), "no process of it was there")),
                new Hypothesis(
                        "qwen2.5:7b",
                        "The disk is full",
                        "The journal says that vault could not write its database since there was no space left on the device. A restart cannot help until room is made in /srv.",
                        "HIGH"),
                null));
    }

    private Episode episode(String subject, Severity severity, Instant since, Instant until, End end) {
        return new Episode(
                since + " " + subject,
                subject,
                "service.down",
                severity,
                "answers with HTTP 502",
                "Something answers where the service should be, and says that it is broken.",
                since,
                until,
                end,
                "",
                null,
                severity == Severity.CRITICAL ? since.plusSeconds(2) : null,
                end == End.HEALED
                        ? List.of(new Try(
                                "service.restart",
                                "unit:x.service",
                                since.plusSeconds(1),
                                "healed",
                                "restarted x.service; it is well"))
                        : List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }

    private Day day(int index, Map<String, StringBuilder> signs) {
        LocalDate date = TODAY.minusDays(days - 1L - index);
        Map<String, String> of = new LinkedHashMap<>();
        signs.forEach((subject, all) -> of.put(subject, all.substring(index * 24, index * 24 + 24)));
        Instant first = date.atStartOfDay(ZONE).toInstant().plusSeconds(30);
        Map<String, Trend> trends = new LinkedHashMap<>();
        long total = 500_000_000_000L;
        trends.put("disk:~", new Trend("bytes", 50_000_000_000L, total, hours(index, 190_000_000_000L, -180_000_000L)));
        trends.put("log:~/.stack/logs/tunnel.log", new Trend("bytes", 500_000_000L, null, rotated(index)));
        trends.put("log:~/.stack/logs/web.log", new Trend("bytes", null, null, hours(index, 1_000_000L, 30_000L)));
        List<Trouble> troubles = index % 9 == 4
                ? List.of(
                        new Trouble(
                                "the heartbeat did not reach https://hc.example: timed out",
                                2,
                                first,
                                first.plusSeconds(600)),
                        new Trouble(
                                "disk:/mnt/nas could not be looked at: no answer within 5 s",
                                12,
                                first,
                                first.plusSeconds(9000)))
                : List.of();
        return new Day(
                Day.SCHEMA,
                date,
                "c" + index,
                index == 29 ? 42 : 288,
                first,
                first.plusSeconds(86_000),
                of,
                List.of(),
                trends,
                troubles,
                List.of(),
                List.of(),
                null,
                Map.of(),
                true);
    }

    private static List<Long> hours(int day, long start, long step) {
        List<Long> hours = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            hours.add(
                    day == 12 && hour > 12 && hour < 20 || day == 29 && hour > 3
                            ? null
                            : start + step * (day * 24L + hour));
        }
        return hours;
    }

    private static List<Long> rotated(int day) {
        List<Long> hours = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            hours.add(day == 29 && hour > 3 ? null : 20_000_000L + ((day * 24L + hour) % 200) * 2_300_000L);
        }
        return hours;
    }

    static Instant start() {
        return TODAY.minusDays(29).atStartOfDay(ZONE).toInstant();
    }
}
