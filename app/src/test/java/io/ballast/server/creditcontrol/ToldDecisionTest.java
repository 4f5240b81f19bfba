package io.ballast.server.creditcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.exposure.Advice;
import io.ballast.engine.exposure.Authority;
import io.ballast.engine.exposure.CheckKind;
import io.ballast.engine.exposure.CheckPoint;
import io.ballast.engine.exposure.CheckResult;
import io.ballast.engine.exposure.Decision;
import io.ballast.engine.exposure.DecisionText;
import io.ballast.engine.exposure.Level;
import io.ballast.engine.exposure.Measured;
import io.ballast.engine.exposure.Outcome;
import io.ballast.engine.exposure.Reaction;
import io.ballast.engine.exposure.Verdict;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.DataScope;
import io.ballast.server.identity.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What who does not know of every customer is told of an order that a concentration cap holds. */
class ToldDecisionTest {
    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    private static final CurrentUser NARROW =
            new CurrentUser(7, "seller", "Seller", Set.of(Role.SALES), new DataScope.Self("S-1"));

    private static CheckResult cap(Level level, long minor) {
        return new CheckResult(
                "cap",
                CheckKind.CONCENTRATION,
                level,
                Verdict.FAILED,
                new Measured.OfPortfolio(minor, 987_654),
                OptionalLong.of(98_765),
                minor - 98_765,
                Reaction.HOLD,
                DAY.minusDays(1));
    }

    private static CheckResult large() {
        return new CheckResult(
                "large",
                CheckKind.DOCUMENT_VALUE,
                Level.CUSTOMER,
                Verdict.FAILED,
                new Measured.Amount(150_000),
                OptionalLong.of(140_000),
                10_000,
                Reaction.HOLD,
                DAY);
    }

    @Test
    void a_cap_is_one_line_without_figures_levels_or_advice_and_an_authority_is_to_be_asked() {
        Decision whole = new Decision(
                Outcome.HELD,
                CheckPoint.ORDER,
                RiskLevel.LOW,
                DAY,
                Optional.empty(),
                "",
                List.of(large(), cap(Level.CUSTOMER, 150_000), cap(new Level(1, "G", "Group"), 160_000)),
                List.of(
                        new Advice.CutOrder(140_000, List.of("large")),
                        new Advice.CutOrder(88_765, List.of("large", "cap", "cap@1"))),
                List.of(),
                List.of(),
                Authority.CHECKS);

        Decision told = ToldDecision.to(NARROW, whole);

        assertThat(told.results()).hasSize(2).startsWith(large());
        assertThat(told.advice())
                .containsExactly(
                        new Advice.CutOrder(140_000, List.of("large")), new Advice.AskAuthority(List.of("portfolio")));
        assertThat(told.outcome()).isEqualTo(Outcome.HELD);
        assertThat(DecisionText.write(told)).doesNotContain("987654", "98765", "88765", "160000", "Group", "cap@1");
        assertThat(ToldDecision.to(CurrentUser.system(), whole)).isEqualTo(whole);
    }
}
