package dev.selfheal.diagnosis;

import dev.selfheal.fact.Heard;
import java.io.IOException;

/** The memory of requests, written ahead: what cannot be written down is not sent. Each request that goes out is one, a second try too. */
public interface AskLog {
    /** One that remembers nothing, for a person who asks. */
    AskLog NONE = new AskLog() {
        @Override
        public String begin() {
            return "";
        }

        @Override
        public void end(String id, Heard heard) {}
    };

    /** Writes down, durably, that a request is about to be sent. Returns its id. */
    String begin() throws IOException;

    /** Writes down what came of it. */
    void end(String id, Heard heard);
}
