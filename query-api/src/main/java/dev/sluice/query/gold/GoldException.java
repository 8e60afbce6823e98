package dev.sluice.query.gold;

import java.sql.SQLException;

/** Gold could not answer although a snapshot is open. */
public final class GoldException extends RuntimeException {
    private static final long serialVersionUID = 1;

    GoldException(String message, SQLException cause) {
        super(message, cause);
    }
}
