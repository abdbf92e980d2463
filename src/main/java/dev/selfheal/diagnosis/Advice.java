package dev.selfheal.diagnosis;

import java.util.regex.Pattern;

/** Tells whether a text says what to do: a command, an address beyond this machine, an imperative. It errs on the side of yes. */
final class Advice {
    private static final Pattern COMMAND = Pattern.compile(
            "(?i)\\bsudo\\b|`|\\$\\(|\\$\\{|&&|\\|\\s*(?:ba|z)?sh\\b|[a-z][a-z0-9+.-]*://(?!127\\.|localhost\\b|\\[::1])|\\bwww\\."
                    + "|\\b(?:rm|kill|pkill|killall|chmod|chown|curl|wget|dd|mv)\\s+(?:-|/|~|\\d)"
                    + "|\\b(?:systemctl|launchctl|brew|apt|apt-get|docker|ollama|git|npm|pip)\\s+(?:-{1,2}\\w+\\s+)*(?:start|restart|stop"
                    + "|reload|kill|kickstart|boot\\w+|load|unload|enable|disable|install|upgrade|update|services|pull|run"
                    + "|serve|rm|remove|delete|reset)\\b"
                    + "|\\b(?:ba|z)?sh\\s+-c\\b");
    private static final Pattern IMPERATIVE = Pattern.compile(
            "(?i)(?:^|[.!?;:]\\s+|\\bthen\\s+|\\band\\s+then\\s+|\\bplease\\s+|\\bto fix (?:this|it),?\\s+)"
                    + "(?:please|run|restart|reboot|execute|delete|remove|install|reinstall|kill|stop|start|try|check|ensure"
                    + "|make sure|verify|update|upgrade|increase|free up|clear|open|download|disable|enable|consider|reset"
                    + "|ignore|edit|change|set|use|contact)\\b(?!\\s+(?:of|was|is|had|has|failed|files?|ports?|connections?)\\b)"
                    + "|\\b(?:you|users?|operators?|admins?|owner)\\s+(?:should|must|need|ought|can|could|may)\\b"
                    + "|\\b(?:should|must|needs? to)\\s+be\\s+\\w+ed\\b"
                    + "|\\bto fix (?:this|it)\\b");

    private Advice() {}

    static boolean in(String text) {
        return COMMAND.matcher(text).find() || IMPERATIVE.matcher(text).find();
    }
}
