package dev.selfheal.probe;

import dev.selfheal.fact.Reason;
import dev.selfheal.fact.ServiceState;
import dev.selfheal.inventory.Check;
import dev.selfheal.redact.Secrets;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Http;
import dev.selfheal.sys.Reply;
import dev.selfheal.sys.Request;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.stream.Collectors;

/** Whether an HTTP request is answered as expected. */
record HttpLook(Check.Http check, Http http) implements Look.Way {
    private static final int MAX_BODY = 256 << 10;
    private static final int LONGEST_EXCERPT = 200;

    @Override
    public Look look(Deadline deadline) throws ProbeException {
        boolean cut = deadline.left().compareTo(check.within()) < 0;
        Deadline end = deadline.atMost(check.within());
        Reply reply = ask(check.url(), end);
        if (reply instanceof Reply.Refused
                && "localhost".equalsIgnoreCase(check.url().getHost())) {
            // The client tries only one of localhost's two addresses, and many servers listen on the other.
            Reply other = ask(onIpv6(check.url()), end);
            reply = other instanceof Reply.Unreachable ? reply : other;
        }
        if (cut && reply instanceof Reply.TimedOut) {
            throw new ProbeException(Reason.TIMED_OUT, "the observation's time was over before this service's own");
        }
        return judge(reply);
    }

    private Reply ask(URI url, Deadline end) {
        return http.send(new Request("GET", url, null, end.left(), MAX_BODY));
    }

    private Look judge(Reply reply) throws ProbeException {
        String where = Secrets.mask(check.url().toString());
        if (reply instanceof Reply.Answered answer) {
            return answered(answer, where);
        }
        if (reply instanceof Reply.Refused) {
            return Look.of(ServiceState.DOWN, where + " refused the connection");
        }
        if (reply instanceof Reply.Broken broken) {
            return Look.of(
                    ServiceState.UNHEALTHY,
                    where + " gave no usable answer: " + Secrets.line(broken.detail(), LONGEST_EXCERPT));
        }
        if (reply instanceof Reply.Unreachable lost) {
            throw new ProbeException(Reason.UNREACHABLE, where + ": " + Secrets.line(lost.detail(), LONGEST_EXCERPT));
        }
        String within = Look.millis(check.within());
        if (((Reply.TimedOut) reply).connected()) {
            return Look.of(
                    ServiceState.UNHEALTHY, where + " accepted the connection and did not answer within " + within);
        }
        if (loopback()) {
            return Look.of(ServiceState.UNHEALTHY, where + " did not take the connection within " + within);
        }
        throw new ProbeException(Reason.TIMED_OUT, "no connection to " + where + " within " + within);
    }

    private Look answered(Reply.Answered answer, String where) {
        int status = answer.status();
        String seen = status + " from " + where + " after " + Look.millis(answer.took());
        boolean expected = check.expect().isEmpty()
                ? status >= 200 && status <= 399
                : check.expect().contains(status);
        if (!expected) {
            String excerpt = Secrets.line(answer.body(), LONGEST_EXCERPT);
            seen += ", expected " + wanted() + (excerpt.isEmpty() ? "" : "\n" + excerpt);
        } else if (!check.body().map(answer.body()::contains).orElse(true)) {
            expected = false;
            seen += ", without \"" + Secrets.mask(check.body().orElse("")) + "\" in its body"
                    + (answer.truncated() ? " (only its beginning was read)" : "");
        }
        ServiceState state = expected ? ServiceState.UP : ServiceState.UNHEALTHY;
        return new Look(state, seen, status, answer.took(), null);
    }

    private String wanted() {
        return check.expect().isEmpty()
                ? "200 to 399"
                : check.expect().stream().map(String::valueOf).collect(Collectors.joining(" or "));
    }

    private boolean loopback() {
        try {
            return InetAddress.getByName(check.url().getHost()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static URI onIpv6(URI url) {
        return URI.create(url.toString().replaceFirst("(?i)//([^/@]*@)?localhost", "//[::1]"));
    }
}
