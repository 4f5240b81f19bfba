package io.ballast.server.assessment;

/** A run could not go on; what it has written stays, and the next start resumes it. */
final class AssessmentFailure extends RuntimeException {
    AssessmentFailure(String what, Throwable cause) {
        super(what, cause);
    }
}
