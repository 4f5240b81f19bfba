package io.ballast.server.modellab;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Validations as they are stored. */
@Repository
class ValidationRows {
    private static final String ADD = """
        insert into modellab.validation (
          request_key, policy_id, verdict, note, valid_until, validated_by, validated_on)
        values (:key, :policy, :verdict, :note, :until, :by, :on)
        on conflict (request_key) do nothing""";

    private static final String SHOWN = """
        select id, policy_id, verdict, note, valid_until, validated_by, validated_on
        from modellab.validation
        """;

    private static final String MADE = """
        select t.created_by
        from modellab.model m
        join modellab.training t on t.id = m.training_id
        where m.id = :model
        union
        select created_by
        from modellab.promotion
        where model_id = :model""";

    private static final String TOLD = """
        insert into modellab.told_validation (policy_id, due_on, is_over)
        values (:policy, :due, :over)
        on conflict do nothing""";

    private final JdbcClient jdbc;

    ValidationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores one; false if there is one of this request already. */
    boolean add(String key, Validation validation) {
        return jdbc.sql(ADD)
                        .param("key", key)
                        .param("policy", validation.policyId())
                        .param("verdict", validation.verdict().name())
                        .param("note", validation.note())
                        .param("until", validation.validUntil())
                        .param("by", validation.by())
                        .param("on", validation.on())
                        .update()
                == 1;
    }

    Optional<Validation> byKey(String key) {
        return jdbc.sql(SHOWN + "where request_key = :key")
                .param("key", key)
                .query(ValidationRows::validation)
                .optional();
    }

    /** Those of these versions of the policy, the newest first. */
    List<Validation> of(Set<Long> policies) {
        return jdbc.sql(SHOWN + "where policy_id in (:policies) order by id desc")
                .param("policies", policies)
                .query(ValidationRows::validation)
                .list();
    }

    /** Who trained a model or put it into a draft of the policy. */
    Set<String> made(long model) {
        return Set.copyOf(jdbc.sql(MADE)
                .param("model", model)
                .query((row, _) -> row.getString(1))
                .list());
    }

    /** Whether this server is the one that tells. */
    boolean tell(long policy, LocalDate due, boolean isOver) {
        return jdbc.sql(TOLD)
                        .param("policy", policy)
                        .param("due", due)
                        .param("over", isOver)
                        .update()
                == 1;
    }

    private static Validation validation(ResultSet row, int number) throws SQLException {
        return new Validation(
                row.getLong("id"),
                row.getLong("policy_id"),
                Validation.Verdict.valueOf(row.getString("verdict")),
                row.getString("note"),
                row.getObject("valid_until", LocalDate.class),
                row.getString("validated_by"),
                row.getObject("validated_on", LocalDate.class));
    }
}
