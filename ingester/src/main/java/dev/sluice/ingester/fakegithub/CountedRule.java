package dev.sluice.ingester.fakegithub;

import java.util.concurrent.atomic.AtomicLong;

/** A rule, and how many requests have matched its path. */
final class CountedRule {
    private final FaultRule rule;
    private final AtomicLong matched = new AtomicLong();

    CountedRule(FaultRule rule) {
        this.rule = rule;
    }

    /** Whether the next request with that path is met. */
    boolean meets(String path) {
        if (!rule.path().matcher(path).matches()) {
            return false;
        }
        long n = matched.incrementAndGet();
        return n >= rule.first() && n <= rule.last();
    }

    Fault fault() {
        return rule.fault();
    }
}
