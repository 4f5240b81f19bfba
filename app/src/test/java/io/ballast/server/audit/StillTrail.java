package io.ballast.server.audit;

import io.ballast.server.FreshDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** While it is open no server signs: entries can be written, but the tree and its checkpoints stay as they are. */
public final class StillTrail implements AutoCloseable {
    private final Connection connection;

    /** Waits until whoever is signing is done. */
    public StillTrail(String url) throws SQLException {
        connection = FreshDatabase.superuser(url);
        connection.setAutoCommit(false);
        try (PreparedStatement turn = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            turn.setLong(1, Sequencer.LOCK);
            turn.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
