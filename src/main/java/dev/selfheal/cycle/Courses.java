package dev.selfheal.cycle;

import dev.selfheal.fact.Incident;
import dev.selfheal.fact.Streak;
import dev.selfheal.ledger.Course;
import dev.selfheal.outcome.Judgement;
import dev.selfheal.outcome.Looked;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.Verdict;
import dev.selfheal.verdict.Veto;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How findings and causes stood at the end of a cycle. Good is only what was looked at and judged: what a probe could not find
 * out, a subject that nobody looks at and a rule that is gone say nothing.
 */
final class Courses {
    private final Verdict verdict;
    private final Looked looked;

    private Courses(Judgement last) {
        this.verdict = last.verdict();
        this.looked = new Looked(last.facts());
    }

    /**
     * Of all that this judgement concluded, and of all that is followed because of earlier ones.
     *
     * @param rules names of those that judged
     */
    static List<Course> of(Judgement last, Set<String> rules) {
        Courses courses = new Courses(last);
        List<Course> all = new ArrayList<>();
        Set<Course> bad = concluded(last.verdict())
                .map(one -> new Course(one.rule(), one.subject(), true))
                .collect(Collectors.toSet());
        bad.stream().filter(course -> !courses.excused(course.subject())).forEach(all::add);
        followed(last)
                .filter(course -> !bad.contains(new Course(course.rule(), course.subject(), true)))
                .filter(course -> rules.contains(course.rule()) && courses.looked.at(course.subject()))
                .forEach(all::add);
        return all;
    }

    /** What was found in earlier cycles, as it stands if it is not found again. */
    private static Stream<Course> followed(Judgement last) {
        return last.facts().stream()
                .flatMap(fact -> fact instanceof Streak streak
                        ? Stream.of(new Course(streak.rule(), streak.subject(), false))
                        : fact instanceof Incident incident
                                ? Stream.of(new Course(incident.rule(), incident.subject(), false))
                                : Stream.empty())
                .distinct();
    }

    /** Findings and causes: all that can be an incident. */
    static Stream<Conclusion> concluded(Verdict verdict) {
        return Stream.concat(verdict.findings().stream(), verdict.causes().stream());
    }

    /** Whether something could tell, in this judgement, that the subject is well. */
    static boolean observed(Judgement judgement, String subject) {
        return new Looked(judgement.facts()).at(subject);
    }

    private boolean excused(String subject) {
        return verdict.vetoes().stream().filter(Veto::excuses).anyMatch(veto -> veto.subject()
                .equals(subject));
    }
}
