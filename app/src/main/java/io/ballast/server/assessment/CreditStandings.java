package io.ballast.server.assessment;

import io.ballast.engine.exposure.PortfolioFile;
import io.ballast.engine.indicator.Lack;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.scoring.MasterScale;
import io.ballast.engine.scoring.Rating;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import io.ballast.server.customers.CustomerId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What decisions on credit ask of the run in force: a door of this module. */
@Component
public class CreditStandings {
    private static final String PAYMENT_INDEX = "payment_index_180";
    private static final String DELAY = "weighted_delay_days_180";

    private static final String GRADES = """
        select a.customer_id, a.grade, a.basis, r.policy_hash, r.currency
        from assessment.published p
        join assessment.run r on r.id = p.run_id
        join assessment.assessment a on a.run_id = r.id
        where a.customer_id = any (:customers)""";

    private static final String PORTFOLIO = """
        select r.exposure_minor, r.as_of
        from assessment.published p
        join assessment.run r on r.id = p.run_id
        where r.exposure_minor > 0""";

    private final CustomerVerdicts verdicts;
    private final Scales scales;
    private final JdbcClient jdbc;

    CreditStandings(CustomerVerdicts verdicts, Scales scales, JdbcClient jdbc) {
        this.verdicts = verdicts;
        this.scales = scales;
        this.jdbc = jdbc;
    }

    /** Key of the run in force, none before the first. */
    public OptionalLong run() {
        return verdicts.run().map(run -> OptionalLong.of(run.id())).orElse(OptionalLong.empty());
    }

    /** What all customers had when that run came into force; nothing before the first, or where nobody owes. */
    public Optional<PortfolioFile> portfolio() {
        return jdbc.sql(PORTFOLIO)
                .query((row, _) ->
                        new PortfolioFile(row.getLong("exposure_minor"), row.getObject("as_of", LocalDate.class)))
                .optional();
    }

    /** What that run says of a customer; nothing of one added since. */
    public Optional<CreditStanding> of(CustomerId customer) {
        return verdicts.of(customer.value())
                .map(evidence -> new CreditStanding(
                        evidence.run().asOf(),
                        evidence.standing().rating().grade(),
                        evidence.verdict().range().riskLevel(),
                        evidence.standing().rating().basis() == Rating.Basis.DEFAULTED,
                        reading(evidence, PAYMENT_INDEX),
                        reading(evidence, DELAY)));
    }

    /** The grades of these customers and how risky they are; without those that the run does not know. */
    public Map<CustomerId, RiskGrade> grades(Collection<CustomerId> customers) {
        Map<CustomerId, RiskGrade> grades = new HashMap<>();
        jdbc.sql(GRADES).param("customers", CustomerId.array(customers)).query(row -> {
            MasterScale scale = scales.of(row.getString("policy_hash"), Currency.of(row.getString("currency")));
            Grade grade = Grade.values()[row.getInt("grade") - 1];
            grades.put(
                    new CustomerId(row.getLong("customer_id")),
                    new RiskGrade(
                            grade,
                            scale.ranges().get(grade.ordinal()).riskLevel(),
                            row.getInt("basis") == Rating.Basis.DEFAULTED.ordinal()));
        });
        return grades;
    }

    /** How risky each grade of that run is. */
    public Map<Grade, RiskLevel> risks() {
        Map<Grade, RiskLevel> risks = new EnumMap<>(Grade.class);
        MasterScale scale = scales.inForce();
        for (Grade grade : Grade.values()) {
            risks.put(grade, scale.ranges().get(grade.ordinal()).riskLevel());
        }
        return risks;
    }

    private static Reading reading(Evidence evidence, String indicator) {
        return evidence.readings().getOrDefault(indicator, new Reading.NotEnoughData(Lack.NO_DOCUMENTS));
    }
}
