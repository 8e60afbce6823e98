package dev.sluice.ingester.archive;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks which version of an hour its server has, without the hour. */
final class Versions {
    private static final Logger LOG = LoggerFactory.getLogger(Versions.class);
    private static final int TRIES = 2;

    private final UrlTemplate url;
    private final ArchiveHttp http;

    Versions(UrlTemplate url, ArchiveHttp http) {
        this.url = url;
        this.http = http;
    }

    /** What a server says of an hour. */
    sealed interface Found {
        /** It has it. */
        record There(Version version) implements Found {}

        /** It has not. */
        record Missing() implements Found {}

        /** It does not say. */
        record Unknown(String why) implements Found {}
    }

    /** Empty where the server does not have it any more, or does not say; what was read is not lost by that. */
    Optional<Version> of(ArchiveHour hour) {
        Found found = find(hour);
        if (found instanceof Found.Unknown unknown) {
            LOG.warn("{}: cannot ask whether it was republished: {}", hour, unknown.why());
        }
        return found instanceof Found.There there ? Optional.of(there.version()) : Optional.empty();
    }

    Found find(ArchiveHour hour) {
        Found found = findOnce(hour);
        for (int i = 1; i < TRIES && found instanceof Found.Unknown; i++) {
            found = findOnce(hour);
        }
        return found;
    }

    private Found findOnce(ArchiveHour hour) {
        try (Answer answer = http.head(url.of(hour))) {
            if (answer.status() == Answer.OK) {
                return new Found.There(answer.version());
            }
            return answer.isAbsent()
                    ? new Found.Missing()
                    : new Found.Unknown(answer.uri() + " answered " + answer.status());
        } catch (IOException e) {
            return new Found.Unknown(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Found.Unknown("interrupted");
        }
    }
}
