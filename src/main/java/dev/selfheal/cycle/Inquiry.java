package dev.selfheal.cycle;

import dev.selfheal.diagnosis.AskLog;
import dev.selfheal.fact.Heard;
import dev.selfheal.ledger.Asking;
import dev.selfheal.ledger.Ledger;
import dev.selfheal.sys.Clock;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The ledger as whoever asks the model knows it. */
record Inquiry(
        Ledger ledger,
        Optional<String> notAlone,
        String model,
        List<Asking> asking,
        Clock clock,
        Consumer<String> problems)
        implements AskLog {
    @Override
    public String begin() throws IOException {
        if (notAlone.isPresent()) {
            throw new IOException(notAlone.get());
        }
        return ledger.asking(model, asking, clock.now());
    }

    @Override
    public void end(String id, Heard heard) {
        try {
            ledger.asked(id, heard, clock.now());
        } catch (IOException refused) {
            problems.accept("what came of asking the model could not be written down: " + refused.getMessage());
        }
    }
}
