package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.CheckPoint;
import io.ballast.engine.exposure.Decision;
import io.ballast.engine.value.Currency;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What was said to whoever asked about an order.
 *
 * @param customer key
 * @param code of the customer
 * @param name of the customer
 * @param number of the order
 * @param amountMinor as it was asked, minor units of the currency
 * @param baseMinor the same in the reporting currency
 * @param rate by which, 1 for the reporting currency
 * @param rateOn day from which that rate holds
 * @param decision every check with what was measured
 * @param asOf day on which it was decided
 * @param policy key of the version it was decided under
 * @param run key of the assessment in force
 * @param reservation what is held by it
 */
record StoredDecision(
        UUID id,
        long customer,
        String code,
        String name,
        String number,
        CheckPoint point,
        Currency currency,
        long amountMinor,
        long baseMinor,
        BigDecimal rate,
        LocalDate rateOn,
        LocalDate shipOn,
        Decision decision,
        LocalDate asOf,
        long policy,
        OptionalLong run,
        String decidedBy,
        Instant decidedAt,
        Optional<Reservation> reservation) {}
