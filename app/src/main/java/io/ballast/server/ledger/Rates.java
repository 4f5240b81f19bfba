package io.ballast.server.ledger;

import io.ballast.engine.value.Currency;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Turns amounts into the reporting currency.
 *
 * <pre>base = round half up(amount * rate * minor units of base / minor units of currency)</pre>
 *
 * The rate is the latest one of the currency on or before the day; there is no rate before the first.
 */
public final class Rates {
    private final Currency base;
    private final Map<String, NavigableMap<Integer, BigDecimal>> byCurrency = new HashMap<>();

    Rates(Currency base) {
        this.base = base;
    }

    void put(String currency, LocalDate day, BigDecimal rate) {
        byCurrency.computeIfAbsent(currency, _ -> new TreeMap<>()).put((int) day.toEpochDay(), rate);
    }

    /** The reporting currency. */
    public Currency base() {
        return base;
    }

    /** A rate and the day from which it holds. */
    public record DatedRate(BigDecimal rate, LocalDate from) {}

    /** The latest rate of a currency on or before a day; none where none is known, 1 for the reporting currency. */
    public Optional<DatedRate> on(Currency currency, LocalDate day) {
        if (currency.code().equals(base.code())) {
            return Optional.of(new DatedRate(BigDecimal.ONE, day));
        }
        NavigableMap<Integer, BigDecimal> rates = byCurrency.get(currency.code());
        return Optional.ofNullable(rates == null ? null : rates.floorEntry((int) day.toEpochDay()))
                .map(rate -> new DatedRate(rate.getValue(), LocalDate.ofEpochDay(rate.getKey())));
    }

    /** The amount in minor units of the reporting currency; empty where no rate is known or it does not fit. */
    public OptionalLong toBase(Currency currency, int epochDay, long minor) {
        if (currency.code().equals(base.code())) {
            return OptionalLong.of(minor);
        }
        NavigableMap<Integer, BigDecimal> rates = byCurrency.get(currency.code());
        Map.Entry<Integer, BigDecimal> rate = rates == null ? null : rates.floorEntry(epochDay);
        if (rate == null) {
            return OptionalLong.empty();
        }
        BigDecimal converted = BigDecimal.valueOf(minor, currency.digits())
                .multiply(rate.getValue())
                .setScale(base.digits(), RoundingMode.HALF_UP)
                .movePointRight(base.digits());
        return converted.toBigInteger().bitLength() < Long.SIZE
                ? OptionalLong.of(converted.longValueExact())
                : OptionalLong.empty();
    }
}
