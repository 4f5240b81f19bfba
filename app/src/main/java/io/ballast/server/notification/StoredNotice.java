package io.ballast.server.notification;

import java.time.Instant;

/**
 * A notice in the outbox.
 *
 * @param id its key
 * @param notice what is told
 * @param createdAt when the fact was written
 */
record StoredNotice(long id, Notice notice, Instant createdAt) {}
