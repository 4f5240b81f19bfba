package io.ballast.server.keys;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator in words, in place of a stack trace. */
final class NoFieldKeyAnalyzer extends AbstractFailureAnalyzer<NoFieldKey> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, NoFieldKey cause) {
        return new FailureAnalysis(
                cause.why().zh() + "\n\n" + cause.why().en(),
                cause.wayOut().zh() + "\n\n" + cause.wayOut().en(),
                cause);
    }
}
