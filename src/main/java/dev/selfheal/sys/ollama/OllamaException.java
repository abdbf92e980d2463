package dev.selfheal.sys.ollama;

/** Ollama did not answer as it should. Its message is for people; text of the server in it may still hold a secret. */
public final class OllamaException extends Exception {
    private final transient Kind kind;

    /** What kind of trouble. */
    public enum Kind {
        /** Nobody listens there. */
        REFUSED,
        /** No whole answer in time. */
        SILENT,
        /** The network could not say. */
        UNREACHABLE,
        /** Something asks for a login. */
        DENIED,
        /** Somebody else answers there. */
        NOT_OLLAMA,
        /** Ollama reports an error, or its answer makes no sense. */
        FAILED
    }

    public OllamaException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
