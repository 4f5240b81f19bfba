package io.ballast.server.contracts;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A granted limit was written; it is in force from its first day on. Published in its transaction.
 *
 * @param customer key
 * @param request that was approved
 * @param from first day
 */
public record LimitChanged(long customer, UUID request, LocalDate from) {}
