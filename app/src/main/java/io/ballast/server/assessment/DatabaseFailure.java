package io.ballast.server.assessment;

import java.sql.SQLException;

/** The database did not do what was asked of it: the run it served fails and can be resumed. */
final class DatabaseFailure extends RuntimeException {
    DatabaseFailure(String what, SQLException cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
