package dev.selfheal.probe.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorLinesTest {
    private static int errors(String text) {
        int[] count = {0};
        Entries entries = new Entries(Entries.Stage.CLEAR, false, LocalTimes.NONE, new Entries.Found() {
            @Override
            public void error(long time) {
                count[0]++;
            }

            @Override
            public void sample(byte[] bytes, int from, int to) {}
        });
        entries.begin(new LocalTimes(ZoneOffset.UTC, Instant.parse("2026-11-24T12:00:00Z"), true));
        for (String line : text.split("\n")) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            entries.line(bytes, 0, bytes.length);
        }
        return count[0];
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24T11:59:00Z ERROR cannot open store",
                "2026-11-24 11:59:00,123 [main] ERROR c.e.Indexer - cannot open store",
                "2026-11-24 11:59:00.123 [ERROR] cannot open store",
                "[2026-11-24 11:59:00] app.ERROR: cannot open store",
                "ERROR 2026-11-24 11:59:00 cannot open store",
                "2026/11/24 11:59:00 [error] 31#0: *7 connect() failed",
                "[Tue Nov 24 11:59:00.123456 2026] [core:error] [pid 7] AH00001: cannot",
                "[GIN] 2026/11/24 - 11:59:00 | 500 |  1.2ms |  127.0.0.1 | POST  \"/api/chat\"",
                "[GIN] 2026/11/24 - 11:59:00 |\u001b[97;41m 503 \u001b[0m|  1.2ms | ::1 | GET \"/\"",
                "time=2026-11-24T11:59:00.000Z level=ERROR source=sched.go:1 msg=\"no room\"",
                "ts=1795521540.5 lvl=eror msg=\"no room\"",
                "{\"level\":\"error\",\"ts\":1795521540.5,\"msg\":\"no room\"}",
                "{\"time\": \"2026-11-24T11:59:00Z\", \"severity\": \"CRITICAL\", \"message\": \"no room\"}",
                "{\"level\":50,\"time\":1795521540000,\"msg\":\"no room\"}",
                "Nov 24 11:59:00 box indexer[12]: error: cannot open store",
                "Nov 24 11:59:00 box kernel: fatal error: cannot go on",
                "2026-11-24T11:59:00Z E! [outputs.file] cannot write",
                "2026-11-24T11:59:00Z [E] cannot write",
                "2026-11-24T11:59:00.1Z\terror\tserver/run.go:12\tcannot bind",
                "\u001b[2m2026-11-24T11:59:00Z\u001b[0m \u001b[31mERROR\u001b[0m indexer: cannot bind",
                "2026-11-24T11:59:00Z FATAL cannot bind",
                "2026-11-24T11:59:00Z PANIC cannot bind",
                "2026-11-24T11:59:00Z CRITICAL disk gone",
                "Nov 24, 2026 11:59:00 AM com.example.Store open\nSEVERE: cannot open",
                "2026-11-24 11:59:00 UTC [77] FATAL:  role \"ada\" does not exist",
                "2026-11-24T11:59:00Z connect failed, error: timed out",
                "2026-11-24T11:59:00Z ERROR 0x80070005",
                "Error: listen tcp 127.0.0.1:11434: bind: address already in use",
                "error: no such file",
                "fatal: not a repository",
                "panic: runtime error: index out of range\n\ngoroutine 1 [running]:\nmain.main()\n\t/src/x.go:3 +0x1d",
                "Exception in thread \"main\" java.lang.IllegalStateException: x\n\tat A.b(A.java:1)\n"
                        + "Caused by: java.io.IOException: y\n\t... 3 more",
                "java.lang.IllegalStateException: x\n\tat A.b(A.java:1)",
                "Traceback (most recent call last):\n  File \"x.py\", line 1, in <module>\n    run()\nValueError: bad",
                "Traceback (most recent call last):\n  File \"x.py\", line 1, in f\nKeyError: 'a'\n\n"
                        + "During handling of the above exception, another exception occurred:\n\n"
                        + "Traceback (most recent call last):\n  File \"x.py\", line 3, in g\nValueError: bad",
                "2026-11-24 11:59:00 INFO started\nTraceback (most recent call last):\n  File \"x\", line 1\nValueError: b",
                "2026-11-24 11:59:00 ERROR failed\nTraceback (most recent call last):\n  File \"x\", line 1\nValueError: b",
                "2026-11-24 11:59:00 ERROR failed\njava.io.IOException: x\n\tat A.b(A.java:1)\nCaused by: B: c",
                "2026-11-24 11:59:00 ERROR failed\n{\n  \"reason\": \"x\"\n}",
                "/app/x.js:1\nthrow new Error(\"x\")\n^\n\nError: x\n    at main (/app/x.js:1)"
            })
    void this_is_one_error(String text) {
        assertEquals(1, errors(text), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24T11:59:00Z INFO indexed 3 files, 0 errors",
                "2026-11-24T11:59:00Z INFO retrying after ERROR 503",
                "2026-11-24T11:59:00Z WARN error: will try again",
                "2026-11-24T11:59:00Z DEBUG panic: only a word",
                "2026-11-24T11:59:00Z done error_count=0",
                "2026-11-24T11:59:00Z done errors=0 failed=0",
                "2026-11-24T11:59:00Z no error",
                "2026-11-24T11:59:00Z finished without ERROR",
                "2026-11-24T11:59:00Z ERROR: 0",
                "2026-11-24T11:59:00Z last error: none",
                "2026-11-24T11:59:00Z error=null state=ok",
                "2026-11-24T11:59:00Z starting with LOG_LEVEL=ERROR",
                "2026-11-24T11:59:00Z logging set to ERROR",
                "2026-11-24T11:59:00Z writes to /var/log/error.log",
                "2026-11-24T11:59:00Z terror in the error-page handler",
                "[GIN] 2026/11/24 - 11:59:00 | 200 |  500ms |  127.0.0.1 | GET  \"/error\"",
                "[GIN] 2026/11/24 - 11:59:00 | 404 |  1.2ms |  127.0.0.1 | GET  \"/\"",
                "time=2026-11-24T11:59:00.000Z level=INFO msg=\"error: gone\"",
                "time=2026-11-24T11:59:00.000Z level=WARN msg=x error=\"not found\"",
                "{\"level\":\"info\",\"ts\":1795521540,\"msg\":\"ERROR in text\"}",
                "{\"level\":30,\"time\":1795521540000,\"msg\":\"error: x\"}",
                "{\"time\":\"2026-11-24T11:59:00Z\",\"message\":\"an ERROR\"}",
                "Nov 24 11:59:00 box indexer[12]: 0 errors found",
                "2026-11-24T11:59:00Z I! nothing wrong, E! means error",
                "warning: error: both",
                "all fine",
                "    indented ERROR below nothing",
                "\u0001\u0002\u0003\u0004",
                ""
            })
    void this_is_none(String text) {
        assertEquals(0, errors(text), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24 11:59:00 ERROR a\n2026-11-24 11:59:00 ERROR b",
                "error: a\nerror: b",
                "2026-11-24 11:59:00 INFO x\nERROR a\nERROR b",
                "Traceback (most recent call last):\n  File \"x\", line 1\nValueError: b\n"
                        + "Traceback (most recent call last):\n  File \"x\", line 1\nValueError: b",
                "ERROR a\n\tat x\nERROR b\n\tat y"
            })
    void these_are_two_errors(String text) {
        assertEquals(2, errors(text), text);
    }
}
