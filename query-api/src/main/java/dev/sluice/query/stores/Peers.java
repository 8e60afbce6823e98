package dev.sluice.query.stores;

import com.fasterxml.jackson.databind.JavaType;
import dev.sluice.schemas.PartitionProgress;
import dev.sluice.schemas.queries.Instance;
import dev.sluice.schemas.queries.StoreQuery;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The known instances: those of the settings, those that answer, and whom they tell of. Where nobody answers, nobody is forgotten. */
final class Peers {
    /**
     * Whoever was taken for dead and does not know it goes on answering with what it had: its successor has at least as many partitions, and
     * has read as far.
     */
    private static final Comparator<Instance> MOST_AHEAD = Comparator.comparing(
                    (Instance instance) -> -instance.progress().size())
            .thenComparing(Peers::newest, Comparator.reverseOrder());

    private final StoreHttp http;
    private final JavaType instance;
    private final Set<URI> settings;
    private volatile Set<URI> known;

    Peers(StoreHttp http, Collection<URI> settings) {
        this.http = http;
        this.instance = http.json().constructType(Instance.class);
        this.settings = Set.copyOf(settings);
        this.known = this.settings;
    }

    /** Everyone who may answer, in the order in which they are to be believed. */
    Set<URI> known() {
        return known;
    }

    /** Asks everyone about itself, and its peers that nobody knew before too; whom to believe comes first. */
    List<Instance> refresh() {
        List<Instance> answers = ask(known);
        var now = with(answers);
        if (!known.containsAll(now)) {
            answers = ask(now);
            now = with(answers);
        }
        known = answers.isEmpty() ? known : now;
        return answers;
    }

    private List<Instance> ask(Set<URI> instances) {
        return http.<Instance>ask(instances, StoreQuery.INSTANCE, instance).stream()
                .sorted(MOST_AHEAD)
                .toList();
    }

    private static Instant newest(Instance instance) {
        return instance.progress().stream()
                .map(PartitionProgress::greatestEventTime)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** One that has not joined the group yet tells of nobody, not even of itself. */
    private Set<URI> with(List<Instance> answers) {
        var all = new LinkedHashSet<URI>();
        answers.stream().map(Instance::url).map(URI::create).forEach(all::add);
        all.addAll(settings);
        answers.stream()
                .filter(answer -> answer.peers() != null)
                .flatMap(answer -> answer.peers().stream())
                .map(URI::create)
                .forEach(all::add);
        return all;
    }
}
