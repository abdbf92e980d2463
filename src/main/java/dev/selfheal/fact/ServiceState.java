package dev.selfheal.fact;

/** What a service's own check said. That it could not be checked is a {@link ProbeFailure}, never a state. */
public enum ServiceState {
    /** It answered as expected. */
    UP,
    /** Nothing is there: connection refused, no such process. */
    DOWN,
    /** Something is there and answers wrongly, too slowly or not at all. */
    UNHEALTHY
}
