package dev.selfheal.testing;

/** Ways in which {@link OllamaDouble} can be sick. Several may be set at once. */
public enum OllamaFault {
    /** Accepts connections and never answers anything. */
    HANG,
    /** Lists answer, {@code /api/ps} never does. */
    HANG_PS,
    /** {@code /api/tags} never answers. */
    HANG_TAGS,
    /** Lists answer; generate and chat never do: the hung runner. */
    HANG_GENERATE,
    /** Every request is answered with a 500. */
    ERROR_500,
    /** {@code /api/tags} answers with a 500. */
    ERROR_TAGS,
    /** Generate and chat: 500, out of memory, in the words since 0.30. */
    OUT_OF_MEMORY,
    /** The same in the words up to 0.24. */
    OUT_OF_MEMORY_OLD,
    /** Generate and chat: 503, the load queue is full. */
    BUSY,
    /** Generate and chat: status 200 with a zero-valued body. */
    EMPTY_200,
    /** Generate and chat: text but {@code done:false}, as after thirty repeated chunks. */
    NO_DONE,
    /** Generate and chat: the connection is closed in the middle of the body. */
    CUT,
    /** Generate and chat: one byte at a time, for ever. */
    TRICKLE,
    /** Something else listens on the port and answers in HTML. */
    NOT_OLLAMA,
    /** Something listens that does not speak HTTP. */
    NOT_HTTP,
    /** A proxy in front asks for a login. */
    LOGIN,

    /** A pull ends with an error in its stream, status 200: the disk is full. */
    PULL_DISK_FULL,
    /** A pull ends without {@code success}. */
    PULL_NO_SUCCESS,
    /** A pull's connection is closed in the middle. */
    PULL_CUT,
    /** A pull grows a little with every tick and never ends. */
    PULL_SLOW,
    /** A pull ticks but does not grow. */
    PULL_STALLED,
    /** A pull says nothing after its first line. */
    PULL_SILENT,
    /** A pull sends a line without end. */
    PULL_ENDLESS_LINE,
    /** A pull fails to find its registry. */
    PULL_OFFLINE,

    /** The diagnosis comes in a fence. */
    CHAT_FENCED,
    /** The diagnosis is prose that tells what to do. */
    CHAT_PROSE,
    /** The diagnosis is cut at {@code num_predict}. */
    CHAT_TRUNCATED,
    /** The diagnosis chooses a cause and cites evidence that do not exist. */
    CHAT_BAD_ENUM,
    /** The diagnosis is well formed, and its explanation is a command. */
    CHAT_COMMAND,
    /** The answer says that it was made on somebody else's machine. */
    CHAT_REMOTE,
    /** The prompt does not fit, as said since 0.30. */
    CHAT_TOO_LONG,
    /** The first diagnosis is cut, the next is good. */
    CHAT_TRUNCATED_ONCE
}
