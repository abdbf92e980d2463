package dev.selfheal.fact;

/** What the words of Ollama say is wrong with a model, as far as they are known. */
public enum ModelTrouble {
    OUT_OF_MEMORY("out_of_memory", "there is no memory for it, on the processor or the graphics card"),
    KILLED("out_of_memory", "what runs it was killed from outside, which is how a system ends what uses up its memory"),
    CRASHED("crashed", "what runs it crashed"),
    NOTHING_TO_RUN_IT("broken_install", "the program that runs models is missing from this installation of Ollama"),
    UNUSABLE_FILE("broken_install", "its file is damaged, or needs a newer Ollama"),
    LOAD_TIMED_OUT("hung", "it was not loaded in the time that Ollama gives it"),
    NO_GRAPHICS(
            "wrong_configuration",
            "there are no graphics for it: Ollama was started outside the login session, or their service is gone"),
    /** What runs it is gone, or its graphics card was reset. */
    EMPTY_SUCCESS(
            "crashed",
            "Ollama reports success without an answer: what runs it is gone, or its graphics card was reset"),
    SILENT(
            "hung",
            "Ollama lists it as loaded, and it gives no token: what runs it hangs, or is busy with a long answer");

    private final String cause;
    private final String meaning;

    ModelTrouble(String cause, String meaning) {
        this.cause = cause;
        this.meaning = meaning;
    }

    /** In the words of diagnoses. */
    public String cause() {
        return cause;
    }

    /** For people. */
    public String meaning() {
        return meaning;
    }
}
