package dev.sluice.streams.count;

import dev.sluice.schemas.EventType;
import dev.sluice.silver.ActorClass;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Events by type and class of actor. Stored as cells of 10 bytes, only those that are not zero, in the order in which they
 * were first needed: code of the type (1), code of the class (1), number of events (8).
 *
 * @param cells as stored; never changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Counts(byte[] cells) {
    static final Counts NONE = new Counts(new byte[0]);

    private static final int CELL = 2 + Long.BYTES;

    /** As it is stored. */
    public static Serde<Counts> serde() {
        return Serdes.serdeFrom((topic, counts) -> counts.cells, (topic, bytes) -> new Counts(bytes));
    }

    /** With one more event. */
    Counts plus(EventType type, ActorClass actor) {
        int cell = find(type, actor);
        var grown = ByteBuffer.wrap(Arrays.copyOf(cells, Math.max(cells.length, cell + CELL)));
        grown.put(cell, (byte) type.code()).put(cell + 1, ActorCode.of(actor));
        grown.putLong(cell + 2, grown.getLong(cell + 2) + 1);
        return new Counts(grown.array());
    }

    /** Offset of the cell of these, or of the end where there is none. */
    private int find(EventType type, ActorClass actor) {
        int cell = 0;
        while (cell < cells.length && (cells[cell] != type.code() || cells[cell + 1] != ActorCode.of(actor))) {
            cell += CELL;
        }
        return cell;
    }

    /** Shows every cell. */
    public void forEach(Visitor visitor) {
        var bytes = ByteBuffer.wrap(cells);
        while (bytes.hasRemaining()) {
            visitor.cell(EventType.ofCode(bytes.get()), ActorCode.actor(bytes.get()), bytes.getLong());
        }
    }

    /** Sees the cells of {@link Counts}. */
    @FunctionalInterface
    public interface Visitor {
        /** Number of events of one type by one class of actors; at least 1. */
        void cell(EventType type, ActorClass actor, long events);
    }
}
