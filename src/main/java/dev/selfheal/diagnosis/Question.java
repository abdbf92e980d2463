package dev.selfheal.diagnosis;

import java.util.List;

/**
 * What is to be explained.
 *
 * @param symptoms the most telling first: where there are too many, the last are left out
 * @param host the machine in short, such as {@code up for 3 days} or {@code 2 GB of 16 GB memory free}
 */
public record Question(List<Symptom> symptoms, List<String> host) {
    public Question {
        symptoms = List.copyOf(symptoms);
        host = List.copyOf(host);
    }
}
