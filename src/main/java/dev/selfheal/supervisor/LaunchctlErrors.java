package dev.selfheal.supervisor;

import java.util.Map;

/** What a person can do about a refusal of launchctl's, by its exit status: errno(2), and from 107 on launchd's own. */
final class LaunchctlErrors {
    private static final String PROPERTY_LIST = "look at its property list: plutil -lint tells what is wrong";
    private static final Map<Integer, String> CURES = Map.ofEntries(
            Map.entry(5, "launchd gives no reason; look at its property list, and at System Settings, Login Items"),
            Map.entry(64, "this version of launchctl knows another form of the command"),
            Map.entry(109, PROPERTY_LIST),
            Map.entry(110, PROPERTY_LIST),
            Map.entry(111, PROPERTY_LIST),
            Map.entry(119, "it is disabled"),
            Map.entry(122, "its property list must be its owner's and writable by nobody else"),
            Map.entry(134, "its LimitLoadToSessionType leaves this session out"),
            Map.entry(150, "it is a part of macOS"),
            Map.entry(155, "its program is quarantined: open it once by hand"),
            Map.entry(159, "a sandbox forbids it"),
            Map.entry(161, "it is switched off in System Settings, Login Items"));

    private LaunchctlErrors() {}

    /** What a verb said, and what can be done about it. */
    static String said(String verb, Asked asked) {
        String said = "launchctl " + verb + ": " + asked.said();
        String cure = asked instanceof Asked.Answered answered ? CURES.get(answered.status()) : null;
        return cure == null ? said : said + "; " + cure;
    }
}
