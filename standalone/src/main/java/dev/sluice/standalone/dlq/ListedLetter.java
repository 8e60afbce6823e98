package dev.sluice.standalone.dlq;

import java.time.Instant;

/**
 * A letter as {@code dlq list --json} prints it; what is not known is null.
 *
 * @param letter what it is called
 * @param state how it stands
 * @param attempts so far
 * @param reason of the last refusal
 * @param detail of the last refusal
 * @param stage that refused it
 * @param lane prefix of its topics
 * @param topic of the refused record; null where the ingester refused the line
 * @param partition of the refused record; null likewise
 * @param offset of the refused record; null likewise
 * @param source that brought the line
 * @param position of the line in its source
 * @param fetchedAt when the line was fetched
 * @param bytes of the line, as far as it is kept
 * @param replayable whether the whole line is kept
 */
record ListedLetter(
        LetterId letter,
        Status state,
        int attempts,
        String reason,
        String detail,
        String stage,
        String lane,
        String topic,
        Integer partition,
        Long offset,
        String source,
        String position,
        Instant fetchedAt,
        int bytes,
        boolean replayable) {
    static ListedLetter of(Standing standing) {
        var letter = standing.letter();
        return new ListedLetter(
                standing.id(),
                standing.status(),
                standing.attempts(),
                standing.reason(),
                letter.detail(),
                letter.stage(),
                letter.lane(),
                letter.sourceTopic(),
                letter.sourcePartition(),
                letter.sourceOffset(),
                letter.source(),
                letter.position(),
                letter.fetchedAt(),
                letter.bytes(),
                letter.isWhole());
    }
}
