package dev.selfheal.testing;

import dev.selfheal.sys.Http;
import dev.selfheal.sys.PlainHttp;
import dev.selfheal.sys.Reply;
import dev.selfheal.sys.Request;
import java.time.Duration;
import java.util.function.Predicate;

/** The real client with less patience, so that a test of a hang need not wait as long as a person would. */
public final class ImpatientHttp implements Http {
    private final PlainHttp http = new PlainHttp();
    private final Duration most;

    public ImpatientHttp(Duration most) {
        this.most = most;
    }

    @Override
    public Reply send(Request request) {
        return http.send(hurried(request));
    }

    @Override
    public Reply stream(Request request, Predicate<String> line) {
        return http.stream(hurried(request), line);
    }

    private Request hurried(Request request) {
        return new Request(
                request.method(),
                request.url(),
                request.json(),
                request.within().compareTo(most) < 0 ? request.within() : most,
                request.maxBody(),
                request.idle());
    }
}
