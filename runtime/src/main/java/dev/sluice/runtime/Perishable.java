package dev.sluice.runtime;

import java.util.Optional;

/** A part that may fail for good: after bounded retries it stops, and its process with it. */
public interface Perishable extends Component {
    /** Why it stopped for good, with what to do; empty as long as it works. */
    Optional<String> failure();
}
