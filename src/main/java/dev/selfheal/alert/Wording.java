package dev.selfheal.alert;

import dev.selfheal.event.CloudEvent;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How an alert is written where it goes: as JSON of Selfheal's own, or as a CloudEvent that has that as its data. */
public final class Wording {
    /** JSON of Selfheal's own. */
    public static final Wording PLAIN = new Wording(null);

    private final @Nullable Supplier<String> source;

    private Wording(@Nullable Supplier<String> source) {
        this.source = source;
    }

    /** @param source tells whom the events are from, as a URI; asked once there is something to be told */
    public static Wording cloudEvents(Supplier<String> source) {
        return new Wording(source);
    }

    /** On one line, with what names a person or machine taken out by {@code mask}. */
    String of(AlertLine line, UnaryOperator<String> mask) {
        return source == null ? line.json(mask) : line.event(source.get(), mask).json();
    }

    /** The media type of what is written. */
    String mediaType() {
        return source == null ? "application/json" : CloudEvent.MEDIA_TYPE;
    }
}
