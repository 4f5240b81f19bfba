package io.ballast.server.audit;

import java.util.Optional;

/**
 * An entry that is ready to be written, with tokens in the place of people: by {@link Audit}, or by a statement of
 * another module that has the effect, which calls {@code audit.enter}.
 *
 * @param before JSON
 * @param after JSON
 * @param told what listeners hear
 */
public record Entry(
        String actor,
        String action,
        String subjectType,
        String subjectId,
        String why,
        Optional<String> before,
        Optional<String> after,
        String requestId,
        ActionRecorded told) {}
