package dev.selfheal.diagnosis;

import java.util.List;

/**
 * What is to be explained.
 *
 * @param symptoms the most telling first: where there are too many, the last are left out
 * @param clues what may tell why, the most telling first
 * @param host the machine in short, such as {@code up for 3 days} or {@code 2 GB of 16 GB memory free}
 */
public record Question(List<Symptom> symptoms, List<Clue> clues, List<String> host) {
    public Question {
        symptoms = List.copyOf(symptoms);
        clues = List.copyOf(clues);
        host = List.copyOf(host);
    }

    /** One of findings alone. */
    public Question(List<Symptom> symptoms, List<String> host) {
        this(symptoms, List.of(), host);
    }
}
