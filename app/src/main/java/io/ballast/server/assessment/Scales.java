package io.ballast.server.assessment;

import io.ballast.engine.Policy;
import io.ballast.engine.scoring.MasterScale;
import io.ballast.engine.value.Currency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The master scales that runs were judged by: class and risk level of a grade are those of its policy. */
@Component
class Scales {
    private static final String IN_FORCE = """
        select r.policy_hash, r.currency
        from assessment.published p
        join assessment.run r on r.id = p.run_id""";

    private final JdbcClient jdbc;
    private final PoliciesOfRuns policies;

    Scales(JdbcClient jdbc, PoliciesOfRuns policies) {
        this.jdbc = jdbc;
        this.policies = policies;
    }

    private record Judged(String policyHash, Currency currency) {}

    /** The scale of the run whose results pages show; the standard one before the first. */
    MasterScale inForce() {
        return jdbc.sql(IN_FORCE)
                .query((row, _) -> new Judged(row.getString("policy_hash"), Currency.of(row.getString("currency"))))
                .optional()
                .map(judged -> of(judged.policyHash(), judged.currency()))
                .orElseGet(MasterScale::standard);
    }

    /** The scale of a policy; the standard one where this server no longer has it. */
    MasterScale of(String policyHash, Currency currency) {
        return policies.of(policyHash, currency).map(Policy::scale).orElseGet(MasterScale::standard);
    }
}
