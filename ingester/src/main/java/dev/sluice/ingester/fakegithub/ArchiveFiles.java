package dev.sluice.ingester.fakegithub;

import dev.sluice.ingester.fakegithub.wire.Answer;
import dev.sluice.ingester.fakegithub.wire.Body;
import dev.sluice.ingester.fakegithub.wire.Request;
import dev.sluice.runtime.http.HttpDate;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves hours as the archive's bucket does: whole, in parts, on conditions. */
final class ArchiveFiles {
    private static final Pattern PATH = Pattern.compile("/([^/]+)\\.json\\.gz");

    private static final int WHOLE = 200;
    private static final int PART = 206;

    private final Hours hours;
    private final BiConsumer<String, HourFile> log;

    ArchiveFiles(Hours hours, BiConsumer<String, HourFile> log) {
        this.hours = hours;
        this.log = log;
    }

    static boolean has(String path) {
        return PATH.matcher(path).matches();
    }

    Answer answer(Request request, Instant now) {
        Matcher path = PATH.matcher(request.path());
        return (path.matches() ? HourName.of(path.group(1)) : Optional.<HourName>empty())
                .flatMap(hour -> hours.find(hour, now))
                .map(file -> logged(request, file))
                .orElseGet(() -> noSuchKey(request.path()));
    }

    private Answer logged(Request request, HourFile file) {
        Answer answer = answer(request, file);
        boolean gives = answer.status() == WHOLE || answer.status() == PART;
        return gives ? answer.telling(() -> log.accept(request.path(), file)) : answer;
    }

    static Answer noSuchKey(String path) {
        return Answer.of(
                        404,
                        Body.of(
                                "<?xml version='1.0' encoding='UTF-8'?><Error><Code>NoSuchKey</Code><Message>The specified key"
                                        + " does not exist.</Message><Details>No such object: fake-archive" + path
                                        + "</Details></Error>"))
                .with("Content-Type", "application/xml; charset=UTF-8");
    }

    private static Answer answer(Request request, HourFile file) {
        if (request.header("if-match").filter(tags -> !names(tags, file)).isPresent()) {
            return Answer.of(412, Body.EMPTY);
        }
        Answer answer = Answer.of(WHOLE, body(file, 0, file.length().orElse(Long.MAX_VALUE), file.length()))
                .with("Content-Type", "application/gzip")
                .with("ETag", file.etag())
                .with("Last-Modified", HttpDate.of(file.lastModified()))
                .with("Cache-Control", "public, max-age=3600");
        if (request.header("if-none-match").filter(tags -> names(tags, file)).isPresent()) {
            return new Answer(304, answer.headers(), Body.EMPTY, answer.delivery(), answer.beforeSent());
        }
        if (file.length().isEmpty()) {
            return answer;
        }
        Answer inParts = answer.with("Accept-Ranges", "bytes");
        return request.header("range")
                .filter(range -> sameVersion(request, file))
                .map(range -> part(range, file, inParts))
                .orElse(inParts);
    }

    private static Answer part(String range, HourFile file, Answer whole) {
        long length = file.length().orElseThrow();
        return ByteRange.of(range, length)
                .map(part -> {
                    if (part.count() < 1) {
                        return Answer.of(416, Body.EMPTY).with("Content-Range", "bytes */" + length);
                    }
                    var body = body(file, part.from(), part.count(), OptionalLong.of(part.count()));
                    return new Answer(PART, whole.headers(), body, whole.delivery(), whole.beforeSent())
                            .with("Content-Range", part.text(length));
                })
                .orElse(whole);
    }

    private static boolean sameVersion(Request request, HourFile file) {
        return request.header("if-range")
                .map(version -> version.equals(file.etag()) || version.equals(HttpDate.of(file.lastModified())))
                .orElse(true);
    }

    private static boolean names(String tags, HourFile file) {
        return Arrays.stream(tags.split(",", -1))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(file.etag()));
    }

    private static Body body(HourFile file, long from, long count, OptionalLong length) {
        return new Body() {
            @Override
            public OptionalLong length() {
                return length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                file.write(from, count, out);
            }
        };
    }
}
