package dev.selfheal.supervisor;

import dev.selfheal.supervisor.JobOutline.Start;
import java.util.List;

/**
 * When a job is started.
 *
 * @param because the setting that says so
 */
record Occasion(Start start, String because) {
    private static final List<String> TIMES = List.of("StartInterval", "StartCalendarInterval");
    private static final List<String> DEMANDS =
            List.of("WatchPaths", "QueueDirectories", "StartOnMount", "Sockets", "MachServices", "LaunchEvents");

    /** By the keys of launchd.plist(5). A job that is kept alive runs always, whatever else it says. */
    static Occasion of(PropertyList list) {
        if (list.flag("KeepAlive")) {
            return list.conditions("KeepAlive")
                    ? new Occasion(Start.KEPT_ON_CONDITIONS, "KeepAlive is set, on conditions")
                    : new Occasion(Start.KEPT, "KeepAlive is set");
        }
        for (String key : TIMES) {
            if (list.has(key)) {
                return new Occasion(Start.AT_TIMES, key);
            }
        }
        if (list.flag("RunAtLoad")) {
            return new Occasion(Start.AT_LOGIN, "RunAtLoad is set");
        }
        return DEMANDS.stream()
                .filter(list::has)
                .findFirst()
                .map(key -> new Occasion(Start.ON_DEMAND, key))
                .orElse(new Occasion(Start.BY_HAND, ""));
    }

    /** By a service's properties, as {@code systemctl show} prints them: systemd.service(5), systemd.unit(5). */
    static Occasion of(UnitShow unit) {
        List<String> triggers = List.of(unit.text("TriggeredBy").split(" "));
        for (String trigger : triggers) {
            if (trigger.endsWith(".timer")) {
                return new Occasion(Start.AT_TIMES, trigger);
            }
        }
        if (!triggers.get(0).isEmpty()) {
            return new Occasion(Start.ON_DEMAND, triggers.get(0));
        }
        String restart = unit.text("Restart");
        if (restart.equals("always")) {
            return new Occasion(Start.KEPT, "Restart=always");
        }
        if (!restart.isEmpty() && !restart.equals("no")) {
            return new Occasion(Start.KEPT_ON_CONDITIONS, "Restart=" + restart);
        }
        if (unit.oneshot()) {
            return new Occasion(Start.ONCE, "Type=oneshot");
        }
        return unit.text("UnitFileState").startsWith("enabled")
                ? new Occasion(Start.AT_LOGIN, "it is enabled")
                : new Occasion(Start.BY_HAND, "");
    }
}
