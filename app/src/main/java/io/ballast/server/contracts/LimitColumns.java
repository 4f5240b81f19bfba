package io.ballast.server.contracts;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A limit as the columns {@code limit_kind}, {@code limit_minor} and {@code currency} hold it. */
final class LimitColumns {
    private LimitColumns() {}

    static LimitInForce limit(ResultSet row) throws SQLException {
        String kind = row.getString("limit_kind");
        return switch (kind) {
            case "NONE" -> new LimitInForce.None();
            case "AMOUNT" -> new LimitInForce.Amount(row.getLong("limit_minor"));
            case "UNLIMITED" -> new LimitInForce.Unlimited();
            default -> throw new IllegalArgumentException("Unknown kind of limit " + kind);
        };
    }

    static Currency currency(ResultSet row) throws SQLException {
        return Currency.of(row.getString("currency"));
    }

    static String kind(LimitInForce limit) {
        return switch (limit) {
            case LimitInForce.None() -> "NONE";
            case LimitInForce.Amount _ -> "AMOUNT";
            case LimitInForce.Unlimited() -> "UNLIMITED";
        };
    }

    static @Nullable Long minor(LimitInForce limit) {
        return limit instanceof LimitInForce.Amount(long minor) ? minor : null;
    }
}
