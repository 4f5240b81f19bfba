package io.ballast.server.connectors;

import java.util.Optional;

/**
 * Which column of a file is a field, as far as can be told before the user says so.
 *
 * @param column the field
 * @param header header of the column; empty where the file seems not to have the field
 * @param basis why this one
 */
record ColumnProposal(ColumnDefinition column, Optional<String> header, Basis basis) {

    /** Why a column is proposed; the label is the message {@code connectors.basis.<name>}. */
    enum Basis {
        /** The user said so. */
        CHOSEN,
        /** A user said so of an earlier file with the same header. */
        REMEMBERED,
        /** The header is a name that the source knows. */
        NAME,
        /** The header is like such a name: it is for the user to say. */
        LIKENESS,
        /** No header is like it. */
        NONE;

        String label() {
            return "connectors.basis." + name();
        }
    }

    boolean isMissing() {
        return column.isRequired() && header.isEmpty();
    }
}
