package dev.sluice.ingester.live;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Answers what it was told, in that order, and remembers who asked for what. */
final class ScriptedGithub implements Fetch {
    private final Deque<Object> answers = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();

    ScriptedGithub then(int status, String headers, String body) {
        answers.add(Answers.of(status, headers, body));
        return this;
    }

    ScriptedGithub then(int status, String headers) {
        return then(status, headers, "");
    }

    ScriptedGithub thenFail(IOException failure) {
        answers.add(failure);
        return this;
    }

    /** What was asked since the last time. */
    List<Request> requests() {
        List<Request> since = List.copyOf(requests);
        requests.clear();
        return since;
    }

    @Override
    public Answer get(Request request, BooleanSupplier stopped) throws IOException {
        requests.add(request);
        Object next = answers.remove();
        if (next instanceof IOException failure) {
            throw failure;
        }
        return (Answer) next;
    }
}
