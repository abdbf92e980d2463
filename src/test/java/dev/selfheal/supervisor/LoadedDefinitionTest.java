package dev.selfheal.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LoadedDefinitionTest {
    private static final String PRINT = """
            gui/501/com.example.web = {
            \tactive count = 1
            \tpath = /Users/ann/Library/LaunchAgents/com.example.web.plist
            \tstate = running

            \tprogram = /opt/web/bin/web
            \targuments = {
            \t\t/opt/web/bin/web
            \t\t--token
            \t\tenvironment = {
            \t\t--root = /srv
            \t}

            \tworking directory = /srv/my web
            \tstdout path = /var/log/web out.log
            \tinherited environment = {
            \t\tPORT => 1
            \t\tHOME => /Users/ann
            \t}

            \tenvironment = {
            \t\tPORT => 8080
            \t\tNOTE => a => b
            \t\tXPC_SERVICE_NAME => com.example.web
            \t}

            \trun interval = 900 seconds
            }
            """;

    private static Definition definition(String besides) throws Exception {
        String list = Plists.xml(Plists.string("Label", "com.example.web") + besides);
        return Definition.of(PropertyList.of(list.getBytes(StandardCharsets.UTF_8)));
    }

    private static String arguments(String... arguments) {
        StringBuilder all = new StringBuilder();
        List.of(arguments).forEach(one -> all.append("<string>").append(one).append("</string>"));
        return "<key>ProgramArguments</key><array>" + all + "</array>";
    }

    private static String variables(String entries) {
        return "<key>EnvironmentVariables</key><dict>" + entries + "</dict>";
    }

    private static List<String> parts(String print, String besides) throws Exception {
        return new LoadedDefinition(new PrintText("com.example.web", print)).staleParts(definition(besides));
    }

    private static List<String> names(String print, String entries) throws Exception {
        return new LoadedDefinition(new PrintText("com.example.web", print))
                .staleVariables(definition(variables(entries)));
    }

    private static final String SAME = arguments("/opt/web/bin/web", "--token", "environment = {", "--root = /srv")
            + Plists.string("WorkingDirectory", "/srv/my web")
            + Plists.string("StandardOutPath", "/var/log/web out.log")
            + Plists.string("StandardErrorPath", "/var/log/err")
            + "<key>StartInterval</key><integer>900</integer>";

    @Test
    void one_that_is_still_of_its_definition_is_not_stale() throws Exception {
        assertEquals(List.of(), parts(PRINT, SAME));
        assertEquals(List.of(), parts(PRINT.replace("\n", "\r\n"), SAME));
        assertEquals(List.of(), names(PRINT, Plists.string("PORT", "8080") + Plists.string("NOTE", "a =&gt; b")));
    }

    @Test
    void each_part_that_differs_is_named_without_its_value() throws Exception {
        assertEquals(List.of("arguments"), parts(PRINT, arguments("/opt/web/bin/web", "--token", "other")));
        assertEquals(List.of("arguments", "program"), parts(PRINT, arguments("/opt/web/bin/new")));
        assertEquals(List.of("working directory"), parts(PRINT, Plists.string("WorkingDirectory", "/srv/other")));
        assertEquals(List.of("stdout path"), parts(PRINT, Plists.string("StandardOutPath", "/var/log/other")));
        assertEquals(
                List.of("stderr path"),
                parts(
                        PRINT.replace("\tstdout", "\tstderr path = /e\n\tstdout"),
                        Plists.string("StandardErrorPath", "/f")));
        assertEquals(List.of("start interval"), parts(PRINT, "<key>StartInterval</key><integer>300</integer>"));
    }

    @Test
    void what_only_one_side_says_proves_nothing() throws Exception {
        assertEquals(List.of(), parts(PRINT, ""));
        assertEquals(List.of(), parts("gui/501/x = {\n\tstate = running\n}\n", SAME));
        assertEquals(List.of(), names("gui/501/x = {\n\tstate = running\n}\n", Plists.string("PORT", "1")));
        // launchd shows what it made of a relative path, and of a pattern.
        assertEquals(List.of(), parts(PRINT, Plists.string("Program", "web")));
        assertEquals(List.of(), parts(PRINT, arguments("/opt/web/bin/web", "*") + "<key>EnableGlobbing</key><true/>"));
    }

    @Test
    void variables_are_compared_with_those_of_the_definition_only() throws Exception {
        assertEquals(List.of("PORT"), names(PRINT, Plists.string("PORT", "1")));
        assertEquals(List.of("HOME", "PORT"), names(PRINT, Plists.string("PORT", "") + Plists.string("HOME", "/x")));
        assertEquals(List.of("NEW"), names(PRINT, Plists.string("NEW", "1")));
    }

    @Test
    void values_of_several_lines_cannot_be_compared() throws Exception {
        assertEquals(List.of(), names(PRINT, Plists.string("PORT", "80\n80")));
        assertEquals(List.of(), parts(PRINT, arguments("/opt/web/bin/web", "a\nb")));
    }

    @Test
    void an_answer_that_was_cut_is_not_compared() throws Exception {
        String cut = PRINT.substring(0, PRINT.indexOf("\t\tNOTE"));
        assertEquals(List.of(), names(cut, Plists.string("NOTE", "a")));
        assertEquals(List.of(), parts(cut, arguments("/opt/web/bin/new")));
    }
}
