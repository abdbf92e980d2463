package dev.selfheal.replay;

/** What came of one document of an input. */
public sealed interface Entry permits Recorded, Unreadable {
    /** The document's place, for people: {@code history/2026-11-24.jsonl:17}, or the file alone where it holds only this one. */
    String place();
}
