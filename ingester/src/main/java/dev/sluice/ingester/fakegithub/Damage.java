package dev.sluice.ingester.fakegithub;

import dev.sluice.ingester.fakegithub.wire.Answer;
import dev.sluice.ingester.fakegithub.wire.Body;
import dev.sluice.ingester.fakegithub.wire.Delivery;
import dev.sluice.ingester.fakegithub.wire.Delivery.Ending;
import dev.sluice.ingester.fakegithub.wire.Request;
import dev.sluice.ingester.sample.Dice;
import dev.sluice.runtime.http.HttpDate;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Turns an answer into what a fault makes of it. */
final class Damage {
    private static final int GARBAGE = 10_000;

    private final Budgets budgets;

    Damage(Budgets budgets) {
        this.budgets = budgets;
    }

    /** @param honest what would be answered; not asked by faults that keep the request from reaching GitHub */
    Answer of(Fault fault, Request request, Instant now, Supplier<Answer> honest) {
        if (fault instanceof Fault.ServerError error) {
            return Messages.of(error.status(), "Server Error");
        }
        if (fault instanceof Fault.PrimaryLimit limit) {
            return budgets.usedUp(request, limit.status(), now.plus(limit.resetIn()));
        }
        if (fault instanceof Fault.SecondaryLimit limit) {
            return secondary(limit, now);
        }
        if (fault instanceof Fault.NotFound) {
            return ArchiveFiles.has(request.path())
                    ? ArchiveFiles.noSuchKey(request.path())
                    : Messages.of(404, "Not Found");
        }
        if (fault instanceof Fault.HtmlPage) {
            return Answer.of(200, Body.of("<!DOCTYPE html>\n<html><body><h1>Unicorn!</h1></body></html>\n"))
                    .with("Content-Type", "text/html; charset=utf-8");
        }
        if (fault instanceof Fault.Garbage) {
            return garbage(honest.get());
        }
        if (fault instanceof Fault.StaleEtag) {
            return request.header("if-none-match").map(Damage::notModified).orElseGet(honest);
        }
        return damaged(fault, honest.get());
    }

    private static Answer damaged(Fault fault, Answer answer) {
        if (fault instanceof Fault.Slow slow) {
            return answer.by(Delivery.slow(slow.bytesPerSecond()));
        }
        if (fault instanceof Fault.CutOff cut) {
            return answer.by(part(answer, cut.afterBytes(), Ending.CUT));
        }
        if (fault instanceof Fault.ShortLength lie) {
            return answer.by(part(answer, lie.bytes(), Ending.LIE));
        }
        return answer.by(Delivery.part(0, Ending.HANG_UP));
    }

    /** At least one byte is missing, or it would be no damage. */
    private static Delivery part(Answer answer, long bytes, Ending ending) {
        OptionalLong length = answer.body().length();
        return Delivery.part(Math.max(0, Math.min(bytes, length.orElse(Long.MAX_VALUE) - 1)), ending);
    }

    private static Answer secondary(Fault.SecondaryLimit limit, Instant now) {
        Answer answer = Messages.of(
                limit.status(),
                "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.");
        Duration wait = limit.retryAfter();
        return switch (limit.form()) {
            case SECONDS -> answer.with("Retry-After", Long.toString(wait.toSeconds()));
            case DATE -> answer.with("Retry-After", HttpDate.of(now.plus(wait)));
            case ABSENT -> answer;
        };
    }

    private static Answer garbage(Answer answer) {
        byte[] bytes = new byte[GARBAGE];
        var dice = Dice.of(0, "garbage", 0);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) dice.below(256);
        }
        return new Answer(200, answer.headers(), Body.of(bytes), Delivery.HONEST, () -> {});
    }

    private static Answer notModified(String etag) {
        return Answer.of(304, Body.EMPTY).with("ETag", etag).with("Cache-Control", "public, max-age=300");
    }
}
