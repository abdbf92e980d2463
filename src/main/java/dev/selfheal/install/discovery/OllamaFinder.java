package dev.selfheal.install.discovery;

import dev.selfheal.inventory.OllamaEntry;
import dev.selfheal.inventory.RunBy;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Http;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The Ollama of this machine, and who runs it: one of the owner's jobs, or the app of a Mac. */
final class OllamaFinder {
    private static final String PROGRAM = "ollama";
    private static final String APP = "Ollama";

    private final OllamaSearch search;
    private final URI usual;
    private final List<Path> applications;
    private final Remarks remarks;

    /** @param applications the folders in which a Mac has applications; none elsewhere */
    OllamaFinder(Http http, URI usual, List<Path> applications, Remarks remarks) {
        this.search = new OllamaSearch(http);
        this.usual = usual;
        this.applications = applications;
        this.remarks = remarks;
    }

    Optional<OllamaEntry> find(List<FoundJob> jobs, Deadline deadline) {
        Optional<OllamaEntry> answers = answering(jobs, deadline);
        if (answers.isPresent()) {
            remark("critical: what asks models for answers needs it");
            OllamaEntry entry = answers.get();
            remark(
                    entry.models().isEmpty()
                            ? "it has no models of its own, or did not tell"
                            : "models: all that lie here now; one that goes missing is pulled");
            return Optional.of(OllamaSearch.entry(entry.url(), true, entry.models(), runBy(entry.url(), jobs)));
        }
        return jobs.stream()
                .filter(job -> job.runs(PROGRAM) && job.server())
                .findFirst()
                .map(job -> {
                    remark("critical: what asks models for answers needs it");
                    remark(job.name() + " runs it; IT DID NOT ANSWER, so its models are not known");
                    return OllamaSearch.entry(usual, true, List.of(), Optional.of(job.runBy()));
                });
    }

    private Optional<OllamaEntry> answering(List<FoundJob> jobs, Deadline deadline) {
        Optional<OllamaEntry> atUsual = search.at(usual, deadline);
        if (atUsual.isPresent()) {
            return atUsual;
        }
        return jobs.stream()
                .filter(job -> job.runs(PROGRAM))
                .flatMap(job -> job.listeners().stream())
                .filter(Listener::local)
                .map(listener -> URI.create("http://" + listener.authority()))
                .filter(url -> !url.equals(usual))
                .flatMap(url -> search.at(url, deadline).stream())
                .findFirst();
    }

    private Optional<RunBy> runBy(URI url, List<FoundJob> jobs) {
        boolean app = applications.stream().anyMatch(folder -> Files.isDirectory(folder.resolve(APP + ".app")));
        Optional<FoundJob> listens = jobs.stream()
                .filter(job -> job.listeners().stream().anyMatch(one -> one.local() && one.port() == url.getPort()))
                .findFirst();
        // One that could not be asked after is a better guess than none.
        Optional<FoundJob> job = listens.or(() -> jobs.stream()
                .filter(one -> one.runs(PROGRAM) && (one.server() || one.job().isEmpty()))
                .findFirst());
        if (job.isPresent()) {
            remark("run_by: " + job.get().name() + (listens.isPresent() ? " listens there" : " runs it"));
            if (app) {
                remark("Ollama.app is installed too; two at once fight over the port");
            }
            return job.map(FoundJob::runBy);
        }
        if (app) {
            remark("run_by: no job of yours runs it, and Ollama.app is installed");
            return Optional.of(new RunBy(RunBy.Kind.APP, APP));
        }
        remark("no job of yours runs it, so nobody is named to restart it: run_by is for that");
        return Optional.empty();
    }

    private void remark(String text) {
        remarks.add(OllamaEntry.SUBJECT, text);
    }
}
