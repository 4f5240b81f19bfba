package io.ballast.server;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator in words, in place of a stack trace. */
final class NewerTablesAnalyzer extends AbstractFailureAnalyzer<NewerTables> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, NewerTables cause) {
        return new FailureAnalysis(
                cause.why().zh() + "\n\n" + cause.why().en(),
                NewerTables.wayOut().zh() + "\n\n" + NewerTables.wayOut().en(),
                cause);
    }
}
