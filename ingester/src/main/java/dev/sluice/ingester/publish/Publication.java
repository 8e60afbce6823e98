package dev.sluice.ingester.publish;

import dev.sluice.ingester.read.FileFault;
import dev.sluice.ingester.read.Line;
import dev.sluice.ingester.source.Reading;
import dev.sluice.ingester.source.Resume;
import dev.sluice.ingester.source.Source;
import dev.sluice.ingester.source.SourceMissing;
import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.SourceState;
import dev.sluice.schemas.Lane;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one source into the log, from where it stood to its end or until it is told to stop. */
final class Publication {
    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

    private final Source source;
    private final Slot slot;
    private final Ledger ledger;
    private final Clock clock;
    private final BronzeRecords records;
    private final Pace pace;
    private final ProgressLine progressLine;
    private long oversized;

    Publication(Source source, Slot slot, Lane lane, Ledger ledger, Clock clock, Pace pace) {
        this.source = source;
        this.slot = slot;
        this.ledger = ledger;
        this.clock = clock;
        this.pace = pace;
        this.records = new BronzeRecords(lane, source.id());
        this.progressLine = new ProgressLine(source.id());
    }

    /**
     * Returns when the source is over, or {@code stopped} is true; what was sent is committed then.
     *
     * @throws org.apache.kafka.common.KafkaException if the log does not take it; claim the slot again and run again
     */
    void run(BooleanSupplier stopped) {
        Optional<IngestPosition> stood = slot.position(source.id());
        Reading reading = null;
        try {
            Resume resume = source.resume(stood);
            if (resume instanceof Resume.Complete) {
                sayNothingToRead(stood.orElseThrow());
                return;
            }
            if (resume instanceof Resume.Later) {
                ledger.put(SourceReport.of(stood.orElseThrow()));
                return;
            }
            var from = (Resume.From) resume;
            oversized = from.done().lines() == 0
                    ? 0
                    : stood.map(IngestPosition::getOversized).orElse(0L);
            progressLine.begin(from);
            reading = source.open(from.done());
            copy(reading, stopped);
        } catch (SourceMissing missing) {
            commitMissing(stood, missing);
        } catch (IOException fault) {
            commitFault(reading, stood, fault);
        } finally {
            close(reading);
        }
    }

    private void copy(Reading reading, BooleanSupplier stopped) throws IOException {
        while (!stopped.getAsBoolean()) {
            if (reading.ready(pace.patience())) {
                Optional<Line> line = reading.next();
                if (line.isEmpty()) {
                    commitEnd(reading, reading.end());
                    return;
                }
                send(line.get());
            }
            if (pace.isDue()) {
                commit(position(reading, SourceState.READING));
                progressLine.tell(reading.progress());
            }
        }
        if (pace.isOpen()) {
            commit(position(reading, SourceState.READING));
        }
    }

    private void send(Line line) {
        slot.send(records.of(line, clock.millis()));
        oversized += line instanceof Line.Oversized ? 1 : 0;
        pace.sent();
    }

    private void commit(IngestPosition position) {
        slot.commit(position);
        pace.committed();
        ledger.put(SourceReport.of(position));
    }

    private void commitEnd(Reading reading, Reading.End end) {
        IngestPosition position = position(reading, SourceState.DONE);
        position.setSha256(end.sha256().orElse(null));
        position.setEtag(end.etag().orElse(null));
        commit(position);
        end.note().ifPresent(note -> LOG.warn("{}: {}", source.id(), note));
        progressLine.end(SourceReport.of(position));
    }

    /** The good lines stay; a source that could not even be opened stands where it stood. */
    private void commitFault(Reading reading, Optional<IngestPosition> stood, IOException fault) {
        IngestPosition position = reading == null ? standing(stood) : position(reading, SourceState.FAULTY);
        position.setState(SourceState.FAULTY);
        position.setReason(fault instanceof FileFault ? fault.getMessage() : "cannot read: " + fault);
        position.setUpdatedAt(clock.instant());
        commit(position);
        progressLine.end(SourceReport.of(position));
    }

    private IngestPosition position(Reading reading, SourceState state) {
        Reading.Progress progress = reading.progress();
        return unread().setState(state)
                .setLines(progress.lines())
                .setBlank(progress.blank())
                .setFiltered(progress.filtered())
                .setOversized(oversized)
                .setBytes(progress.bytes())
                .setFingerprint(reading.fingerprint().orElse(null))
                .build();
    }

    private void commitMissing(Optional<IngestPosition> stood, SourceMissing missing) {
        IngestPosition position = standing(stood);
        position.setState(SourceState.MISSING);
        position.setReason(missing.getMessage());
        position.setAttempts(position.getAttempts() + 1);
        position.setRetryAt(missing.retryAt());
        position.setUpdatedAt(clock.instant());
        commit(position);
        progressLine.end(SourceReport.of(position));
    }

    private IngestPosition standing(Optional<IngestPosition> stood) {
        return stood.map(IngestPosition::newBuilder).orElseGet(this::unread).build();
    }

    private IngestPosition.Builder unread() {
        return Unread.position(source.id(), clock.instant());
    }

    private void sayNothingToRead(IngestPosition stood) {
        LOG.info("{}: done already, {} lines, nothing to read", source.id(), stood.getLines());
        var done = IngestPosition.newBuilder(stood).setState(SourceState.DONE).build();
        ledger.put(SourceReport.of(done));
    }

    private void close(Reading reading) {
        try {
            if (reading != null) {
                reading.close();
            }
        } catch (IOException e) {
            LOG.warn("{} was read, but does not close: {}", source.id(), e.getMessage());
        }
    }
}
