package io.ballast.server.limits;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.limit.Voter;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.Obligor;
import io.ballast.server.customers.OwnCompany;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests, limits and whose they are, as columns hold them. */
final class RequestColumns {
    private RequestColumns() {}

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

    static LimitInForce limit(String kind, long minor) {
        return switch (kind) {
            case "NONE" -> new LimitInForce.None();
            case "AMOUNT" -> new LimitInForce.Amount(minor);
            case "UNLIMITED" -> new LimitInForce.Unlimited();
            default -> throw new IllegalArgumentException("Unknown kind of limit " + kind);
        };
    }

    static LimitRequest request(ResultSet row, int index) throws SQLException {
        String kind = row.getString("limit_kind");
        Obligor obligor = obligor(row);
        long total = row.getLong("total_minor");
        OptionalLong totalMinor = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(total);
        return new LimitRequest(
                new Asked(
                        row.getObject("id", UUID.class),
                        obligor,
                        limit(kind, row.getLong("limit_minor")),
                        Currency.of(row.getString("currency")),
                        row.getBoolean("is_temporary"),
                        row.getObject("valid_from", LocalDate.class),
                        Optional.ofNullable(row.getObject("valid_to", LocalDate.class)),
                        row.getString("reason")),
                named(row),
                limit(row.getString("before_kind"), row.getLong("before_minor")),
                Currency.of(row.getString("before_currency")),
                row.getBoolean("is_cut"),
                Asked.weight(obligor, limit(kind, row.getLong("base_minor"))),
                row.getLong("exposure_minor"),
                totalMinor,
                row.getLong("policy_id"),
                row.getLong("requested_by"),
                row.getString("requested_by_name"),
                row.getTimestamp("requested_at").toInstant(),
                RequestState.valueOf(row.getString("state")),
                instant(row, "ended_at"),
                Optional.ofNullable(row.getObject("journal_id", UUID.class)),
                waiting(row));
    }

    /** The same with the columns {@code code}, {@code name} and {@code company}, the name of the company. */
    static NamedObligor named(ResultSet row) throws SQLException {
        Obligor obligor = obligor(row);
        String company = row.getString("company");
        return new NamedObligor(
                obligor,
                row.getString("code"),
                row.getString("name"),
                obligor.ownCompany().map(code -> new OwnCompany(code, company)));
    }

    /** Whose limit the columns {@code customer_id}, {@code group_id} and {@code own_company} name. */
    static Obligor obligor(ResultSet row) throws SQLException {
        long group = row.getLong("group_id");
        if (!row.wasNull()) {
            return new Obligor.OfGroup(group);
        }
        var customer = new CustomerId(row.getLong("customer_id"));
        String company = row.getString("own_company");
        return company == null ? new Obligor.OfCustomer(customer) : new Obligor.WithCompany(customer, company);
    }

    private static Optional<LimitRequest.Waiting> waiting(ResultSet row) throws SQLException {
        Optional<Instant> due = instant(row, "due_at");
        if (due.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LimitRequest.Waiting(
                row.getInt("place"),
                Voter.valueOf(row.getString("voter")),
                Optional.ofNullable(row.getString("assigned")),
                due.get()));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
