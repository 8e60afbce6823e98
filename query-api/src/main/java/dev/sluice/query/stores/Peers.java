package dev.sluice.query.stores;

import com.fasterxml.jackson.databind.JavaType;
import dev.sluice.schemas.queries.Instance;
import dev.sluice.schemas.queries.StoreQuery;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The known instances: those of the settings, those that answer, and whom they tell of. Where nobody answers, nobody is forgotten. */
final class Peers {
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

    /** Everyone who may answer. */
    Set<URI> known() {
        return known;
    }

    /** Asks everyone about itself, and its peers that nobody knew before too. */
    List<Instance> refresh() {
        List<Instance> answers = http.ask(known, StoreQuery.INSTANCE, instance);
        var now = with(answers);
        if (!known.containsAll(now)) {
            answers = http.ask(now, StoreQuery.INSTANCE, instance);
            now = with(answers);
        }
        known = answers.isEmpty() ? known : now;
        return answers;
    }

    /** One that has not joined the group yet tells of nobody, not even of itself. */
    private Set<URI> with(List<Instance> answers) {
        var all = new LinkedHashSet<>(settings);
        answers.stream().map(Instance::url).map(URI::create).forEach(all::add);
        answers.stream()
                .filter(answer -> answer.peers() != null)
                .flatMap(answer -> answer.peers().stream())
                .map(URI::create)
                .forEach(all::add);
        return all;
    }
}
