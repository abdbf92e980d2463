package dev.selfheal.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A log file.
 *
 * @param path absolute path
 * @param sizeBytes its size
 * @param maxSizeBytes size at which it is rotated; null where none is stated
 * @param errorsLastHour errors within the last hour, or, for a log without times, since the last cycle
 * @param timed whether its lines carry a time
 * @param maxErrorsPerHour how many errors an hour are normal; null where none is stated
 * @param keep how many rotated generations stay
 * @param newErrors signatures of errors not seen in this log before, with one sample each; secrets removed, bounded
 */
public record Log(
        String subject,
        String path,
        boolean critical,
        long sizeBytes,
        @Nullable Long maxSizeBytes,
        long errorsLastHour,
        boolean timed,
        @Nullable Long maxErrorsPerHour,
        int keep,
        List<String> newErrors)
        implements Observed {}
