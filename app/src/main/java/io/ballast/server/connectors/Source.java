package io.ballast.server.connectors;

/**
 * A system that ledgers come from: one class that knows what its rows mean, and
 * one YAML that says how they are written.
 */
interface Source {
    SourceDefinition definition();

    /** What turns the rows of one file into customers and documents. */
    Translator translator(FileDefinition file, Layout layout);

    /** Turns one row into what is to be recorded, or throws {@link BadCell}; a row is recorded whole or not at all. */
    @FunctionalInterface
    interface Translator {
        void translate(CellRow row, Intake intake);
    }
}
