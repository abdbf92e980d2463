package dev.selfheal.cli;

import dev.selfheal.install.OwnJob;
import dev.selfheal.install.doctor.Examination;
import dev.selfheal.install.doctor.Examined;
import dev.selfheal.install.doctor.Grade;
import dev.selfheal.outcome.Paint;
import dev.selfheal.outcome.PlainText;
import dev.selfheal.outcome.Wrapped;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code doctor} found, for a terminal: a line for each thing, its cure below it.
 *
 * @param home of the reader, shown as {@code ~}
 * @param width columns of the terminal
 * @param colour whether to use ANSI colours
 */
record DoctorPage(Path home, int width, boolean colour) {
    private static final int MARGIN = 22;
    private static final int NARROWEST = 30;

    String print(Examination examination, OwnJob job) {
        StringBuilder page = new StringBuilder();
        page.append(painted(Paint.BOLD, "What " + examination.job() + " sees"))
                .append(", every ")
                .append(job.every())
                .append("\n\n");
        examination.all().forEach(one -> line(page, one));
        page.append('\n').append(closing(examination)).append('\n');
        return page.toString();
    }

    private void line(StringBuilder page, Examined one) {
        String word =
                switch (one.grade()) {
                    case OK -> painted(Paint.GREEN, "ok     ");
                    case WARNING -> painted(Paint.YELLOW, "warning");
                    case FAILURE -> painted(Paint.RED, "FAILURE");
                };
        wrapped(page, word + "  " + String.format("%-11s  ", one.area()), one.what());
        if (!one.cure().isEmpty()) {
            wrapped(page, " ".repeat(MARGIN - 3) + "-> ", one.cure());
        }
    }

    private void wrapped(StringBuilder page, String lead, String text) {
        String shown = PlainText.of(text.replace(home + "/", "~/"));
        List<String> lines = Wrapped.lines(shown, Math.max(NARROWEST, width - MARGIN));
        page.append(lead).append(String.join("\n" + " ".repeat(MARGIN), lines)).append('\n');
    }

    private String closing(Examination examination) {
        long failures = examination.count(Grade.FAILURE);
        long warnings = examination.count(Grade.WARNING);
        if (failures + warnings == 0) {
            return painted(Paint.GREEN, "All is well.");
        }
        String counted = counted(failures, "failure")
                + (failures > 0 && warnings > 0 ? ", " : "")
                + counted(warnings, "warning");
        return painted(failures > 0 ? Paint.RED : Paint.YELLOW, counted + ".");
    }

    private static String counted(long number, String word) {
        return number == 0 ? "" : number + " " + word + (number == 1 ? "" : "s");
    }

    private String painted(Paint paint, String words) {
        return colour ? paint.on(words) : words;
    }
}
