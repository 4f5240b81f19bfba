package io.ballast.server.connectors;

import java.io.IOException;

/** Rows of a file, one at a time. */
interface RowReader extends AutoCloseable {
    /** Fills the row with the next one of the file; false at the end. */
    boolean next(CellRow row) throws IOException;

    @Override
    void close() throws IOException;
}
