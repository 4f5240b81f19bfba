package io.ballast.engine.model.payment;

/**
 * An invoice that was seen open, with what came of it.
 *
 * @param cameDays days after {@link PaymentSight#baseDay()} until it was paid, below 0 where it was paid before its due
 *     day; {@link PaymentSight#HORIZON_DAYS} where it took as long or longer, or was never paid
 */
public record PaymentCase(PaymentSight sight, int cameDays) {}
