package dev.selfheal.sys.ollama;

import java.util.List;
import java.util.Locale;

/**
 * What an error of Ollama means. Its texts change from version to version, so they are known by parts of them; a text that is
 * not known is classed by its status alone. The texts are those of Ollama's source and of reports about its versions 0.1 to 0.33.
 */
public enum OllamaTrouble {
    MODEL_MISSING,
    /** It would run, or was sent, elsewhere. */
    REMOTE,
    PROMPT_TOO_LONG,
    BUSY,
    /** A race with a load that goes on: a later request may do. */
    LOADING,
    OUT_OF_MEMORY,
    KILLED,
    CRASHED,
    /** The program that runs models is missing. */
    NOTHING_TO_RUN_IT,
    /** A damaged model, or one too new for this Ollama. */
    UNUSABLE_FILE,
    LOAD_TIMED_OUT,
    /** No graphics for it: on a Mac, started outside the login session, or their service is gone. */
    NO_GRAPHICS,
    /** A login or another machine's rules stand in front of it. */
    DENIED,
    /** The request itself was wrong: that says nothing of Ollama. */
    OUR_FAULT,
    /** The client went away. */
    CANCELLED,
    /** Ollama failed, in words that are not known. */
    FAILED;

    // Ollama's own list of what means that memory ran out (llm/status.go), and its older sentence.
    private static final List<String> MEMORY = List.of(
            "out of memory",
            "out of device memory",
            "cudamalloc failed",
            "hipmalloc failed",
            "failed to allocate",
            "allocation failed",
            "not enough memory",
            "insufficient memory",
            "vk_error_out_of_device_memory",
            "erroroutofmemory",
            "out-of-memory during startup",
            "requires more system memory");
    private static final List<String> TOO_LONG = List.of(
            "exceeds the context length",
            "exceed_context_size",
            "exceeds the available context",
            "longer than the context");
    private static final List<String> ELSEWHERE = List.of(
            "ollama cloud is disabled",
            "cannot run this remote model",
            "ollama.com",
            "signin_url",
            "server overloaded, please retry");

    /** The class of an error body by its status and its text, both as they came. */
    public static OllamaTrouble of(int status, String error) {
        String text = error.toLowerCase(Locale.ROOT);
        if (any(text, ELSEWHERE) || status == 502 || (status == 401 && text.contains("unauthorized"))) {
            return REMOTE;
        }
        if (any(text, MEMORY)) {
            return OUT_OF_MEMORY;
        }
        if (any(text, TOO_LONG)) {
            return PROMPT_TOO_LONG;
        }
        OllamaTrouble runner = runner(text);
        return runner == FAILED ? byStatus(status, text) : runner;
    }

    /** What became of the process that runs the model. */
    private static OllamaTrouble runner(String text) {
        if (text.contains("process has terminated") && text.contains("signal: killed")) {
            return KILLED;
        }
        if (any(text, List.of("mtllibraryerrordomain", "xpc_error_connection_invalid"))) {
            return NO_GRAPHICS;
        }
        if (text.contains("binary not found")) {
            return NOTHING_TO_RUN_IT;
        }
        if (any(text, List.of("unable to load model", "error loading model", "unknown model architecture"))) {
            return UNUSABLE_FILE;
        }
        if (text.contains("timed out waiting for llama")) {
            return LOAD_TIMED_OUT;
        }
        if (any(text, List.of("llm server loading model", "loading model", "llm busy", "no slots available"))) {
            return LOADING;
        }
        return any(
                        text,
                        List.of(
                                "process has terminated",
                                "unexpectedly stopped",
                                "post predict:",
                                "/completion\": eof"))
                ? CRASHED
                : FAILED;
    }

    private static OllamaTrouble byStatus(int status, String text) {
        if (text.contains("invalid format") || text.contains("must be of type") || text.contains("parse grammar")) {
            return OUR_FAULT;
        }
        return switch (status) {
            case 404 -> text.contains("model") ? MODEL_MISSING : OUR_FAULT;
            case 401, 403, 407 -> DENIED;
            case 499 -> CANCELLED;
            case 503 -> BUSY;
            default -> status >= 400 && status < 500 ? OUR_FAULT : FAILED;
        };
    }

    private static boolean any(String text, List<String> parts) {
        return parts.stream().anyMatch(text::contains);
    }
}
