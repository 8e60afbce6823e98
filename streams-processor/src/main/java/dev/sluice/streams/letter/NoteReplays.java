package dev.sluice.streams.letter;

import dev.sluice.ops.LetterState;
import dev.sluice.ops.LetterStatus;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.parse.Duplicate;
import dev.sluice.streams.parse.Refused;
import dev.sluice.streams.parse.Verdict;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Step: notes what became of a dead letter that was replayed, in the transaction of what it became. Passes everything else
 * by. Key in: repository id; key out: the letter.
 */
public final class NoteReplays {
    private NoteReplays() {}

    /** The outcomes of the replayed ones among these. */
    public static KStream<String, LetterState> of(KStream<byte[], Verdict> verdicts, Lane lane) {
        return verdicts.process(() -> new Step(lane), Named.as("note-replays"));
    }

    /** Looks for the header of the letter. */
    private static final class Step extends ContextualProcessor<byte[], Verdict, String, LetterState> {
        private final Lane lane;

        private Step(Lane lane) {
            this.lane = lane;
        }

        @Override
        public void process(Record<byte[], Verdict> bronze) {
            var letter = Headers.text(bronze.headers(), Headers.LETTER);
            if (letter != null) {
                var state = state(letter, bronze, context().recordMetadata().orElseThrow());
                var headers = new RecordHeaders().add(Headers.LANE, Headers.bytes(lane.prefix()));
                context().forward(bronze.withKey(letter).withValue(state).withHeaders(headers));
            }
        }

        private static LetterState state(String letter, Record<byte[], Verdict> bronze, RecordMetadata place) {
            var verdict = bronze.value();
            return new LetterState(
                    letter,
                    status(verdict),
                    Headers.attempt(bronze.headers()),
                    verdict instanceof Refused refused ? refused.reason().name() : null,
                    verdict instanceof Accepted event ? event.event().getType() : null,
                    place.topic(),
                    place.partition(),
                    place.offset(),
                    null);
        }

        private static LetterStatus status(Verdict verdict) {
            if (verdict instanceof Accepted) {
                return LetterStatus.SILVER;
            }
            return verdict instanceof Duplicate ? LetterStatus.DUPLICATE : LetterStatus.DEAD;
        }
    }
}
