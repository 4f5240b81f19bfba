package io.ballast.server.assessment;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.ledger.PreviousAssessment;
import io.ballast.engine.ledger.Profile;
import io.ballast.engine.ledger.Standing;
import io.ballast.engine.value.Grade;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One row of {@link FactsSql#HEADS}.
 *
 * @param head what is known beside the documents
 * @param packed the packed ledger, empty where none is valid
 */
record FactsRow(FactsHead head, Optional<byte[]> packed) {
    private static final Grade[] GRADES = Grade.values();

    /** Longest terms the engine takes for terms; what is longer is not a payment term but an error of the source. */
    private static final int LONGEST_TERMS_DAYS = 720;

    static FactsRow of(ResultSet row, FactsSnapshot snapshot) throws SQLException {
        var head = new FactsHead(
                row.getLong("id"),
                row.getString("code"),
                row.getLong("revision"),
                profile(row, snapshot),
                standing(row, snapshot),
                previous(row));
        return new FactsRow(head, Optional.ofNullable(row.getBytes("packed")));
    }

    private static Profile profile(ResultSet row, FactsSnapshot snapshot) throws SQLException {
        String currency = row.getString("currency");
        return new Profile(
                Optional.ofNullable(row.getObject("since", LocalDate.class)),
                Optional.ofNullable(row.getString("industry_section")),
                Optional.ofNullable(row.getString("size_class")),
                Optional.ofNullable(row.getString("region")),
                snapshot.reported(amount(row, "annual_purchases_minor"), currency),
                snapshot.reported(amount(row, "tangible_net_worth_minor"), currency),
                snapshot.reported(amount(row, "working_capital_minor"), currency),
                List.of(),
                row.getInt("filled"),
                FactsSql.EXPECTED_FIELDS);
    }

    private static Standing standing(ResultSet row, FactsSnapshot snapshot) throws SQLException {
        int terms = row.getInt("terms_days");
        boolean hasTerms = !row.wasNull() && terms <= LONGEST_TERMS_DAYS;
        return new Standing(
                limit(row, snapshot),
                hasTerms ? OptionalInt.of(terms) : OptionalInt.empty(),
                override(row),
                row.getBoolean("is_stopped"));
    }

    private static LimitInForce limit(ResultSet row, FactsSnapshot snapshot) throws SQLException {
        String kind = Optional.ofNullable(row.getString("limit_kind")).orElse("NONE");
        return switch (kind) {
            case "UNLIMITED" -> new LimitInForce.Unlimited();
            case "AMOUNT" -> {
                OptionalLong minor = snapshot.reported(amount(row, "limit_minor"), row.getString("limit_currency"));
                yield minor.isPresent() ? new LimitInForce.Amount(minor.getAsLong()) : new LimitInForce.None();
            }
            default -> new LimitInForce.None();
        };
    }

    private static Optional<Standing.GradeOverride> override(ResultSet row) throws SQLException {
        int grade = row.getInt("override_grade");
        if (row.wasNull()) {
            return Optional.empty();
        }
        return Optional.of(new Standing.GradeOverride(
                GRADES[grade - 1], row.getString("override_reason"), row.getObject("override_until", LocalDate.class)));
    }

    private static Optional<PreviousAssessment> previous(ResultSet row) throws SQLException {
        int grade = row.getInt("previous_grade");
        if (row.wasNull()) {
            return Optional.empty();
        }
        return Optional.of(new PreviousAssessment(
                row.getObject("previous_as_of", LocalDate.class),
                row.getInt("previous_points"),
                GRADES[grade - 1],
                Optional.ofNullable(row.getString("previous_policy"))));
    }

    private static OptionalLong amount(ResultSet row, String column) throws SQLException {
        long minor = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(minor);
    }
}
