package io.ballast.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.portfolio.GradeMigration.Cell;
import io.ballast.engine.portfolio.GradeMigration.Move;
import io.ballast.engine.receivable.ExpectedLoss;
import io.ballast.engine.receivable.Figure;
import io.ballast.engine.receivable.Figure.Outcome;
import io.ballast.engine.value.Grade;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortfolioTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    /** 40, 30, 20 and 10 %; the second and third belong together. */
    private static final List<Holding> HOLDINGS = List.of(
            Holding.ofSingle("A", 4_000),
            new Holding("B", "G", 3_000),
            new Holding("C", "G", 2_000),
            Holding.ofSingle("D", 1_000));

    @Test
    void four_debtors_of_40_30_20_and_10_percent_are_as_concentrated_as_three_and_a_third() {
        // 0.16 + 0.09 + 0.04 + 0.01 = 0.30; 1 / 0.30 = 3.33
        Concentration byDebtor = Concentration.byDebtor(HOLDINGS, DAY);
        assertThat(amount(byDebtor.herfindahl())).isCloseTo(0.30, within(1e-12));
        assertThat(amount(byDebtor.effectiveDebtors())).isCloseTo(3.33, within(0.005));
        assertThat(amount(byDebtor.topShare(1))).isEqualTo(0.4).isGreaterThan(Concentration.HIGH_SINGLE_NAME);
        assertThat(amount(byDebtor.topShare(2))).isEqualTo(0.7);
        assertThat(amount(byDebtor.topShare(10))).isEqualTo(1.0).isGreaterThan(Concentration.HIGH_TOP_TEN);
    }

    @Test
    void grouped_the_same_debtors_are_more_concentrated() {
        // 30 + 20 % are one: 0.16 + 0.25 + 0.01 = 0.42
        Concentration byGroup = Concentration.byGroup(HOLDINGS, DAY);
        assertThat(amount(byGroup.herfindahl())).isCloseTo(0.42, within(1e-12));
        assertThat(byGroup.names().getFirst()).isEqualTo(new Concentration.Name("G", 5_000));
    }

    @Test
    void a_debtor_listed_twice_is_one_name_and_who_owes_nothing_is_none() {
        Concentration concentration = Concentration.byDebtor(
                List.of(
                        Holding.ofSingle("A", 1),
                        Holding.ofSingle("A", 2),
                        Holding.ofSingle("B", 0),
                        Holding.ofSingle("C", -5)),
                DAY);
        assertThat(concentration.names()).containsExactly(new Concentration.Name("A", 3));
        assertThat(amount(concentration.herfindahl())).isEqualTo(1.0);
        assertThat(concentration.totalMinor()).isEqualTo(3);
    }

    @Test
    void no_exposure_is_a_reason_and_not_a_division_by_zero() {
        Concentration nobody = Concentration.byDebtor(List.of(), DAY);
        for (Figure figure : List.of(nobody.herfindahl(), nobody.effectiveDebtors(), nobody.topShare(10))) {
            assertThat(figure.outcome()).isInstanceOf(Outcome.NoValue.class);
        }
        assertThatThrownBy(() -> nobody.topShare(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_order_of_the_holdings_makes_no_difference() {
        assertThat(Concentration.byDebtor(HOLDINGS.reversed(), DAY).herfindahl())
                .isEqualTo(Concentration.byDebtor(HOLDINGS, DAY).herfindahl());
    }

    @Test
    void grades_move_in_number_and_amount() {
        GradeMigration migration = GradeMigration.of(List.of(
                Move.between(Grade.A, Grade.A, 100),
                Move.between(Grade.A, Grade.BB, 200),
                Move.between(Grade.A, Grade.BB, 50),
                Move.between(Grade.CCC, Grade.B, 10),
                new Move(Optional.empty(), Optional.of(Grade.A), 7),
                new Move(Optional.of(Grade.A), Optional.empty(), 3)));
        assertThat(migration.cell(Grade.A, Grade.BB)).isEqualTo(new Cell(2, 250)); // 200 + 50
        assertThat(migration.downgraded()).isEqualTo(new Cell(2, 250));
        assertThat(migration.upgraded()).isEqualTo(new Cell(1, 10));
        assertThat(migration.stayed()).isEqualTo(new Cell(1, 100));
        assertThat(migration.entered(Grade.A)).isEqualTo(new Cell(1, 7));
        assertThat(migration.left(Grade.A)).isEqualTo(new Cell(1, 3));
        // 2 of the 4 that were A before: 1 stayed, 2 fell, 1 left
        assertThat(migration.share(Grade.A, Grade.BB)).isEqualTo(new Outcome.Value(0.5));
        assertThat(migration.share(Grade.D, Grade.D)).isInstanceOf(Outcome.NoValue.class);
    }

    @Test
    void a_move_from_nowhere_to_nowhere_is_refused() {
        assertThatThrownBy(() -> new Move(Optional.empty(), Optional.empty(), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Move.between(Grade.A, Grade.A, -1)).hasMessageContaining("-1");
    }

    @Test
    void the_loss_of_the_portfolio_is_the_sum_of_the_debtors_losses() {
        // 1 % x 50 % x 10,000 = 50; 10 % x 50 % x 1,000 = 50; 100 / 11,000 = 0.0090909
        PortfolioLoss loss = PortfolioLoss.of(
                List.of(ExpectedLoss.uninsured(0.01, 0.5, 10_000), ExpectedLoss.uninsured(0.1, 0.5, 1_000)));
        assertThat(loss).isEqualTo(new PortfolioLoss(11_000, 100));
        assertThat(loss.share()).isEqualTo(new Outcome.Value(100.0 / 11_000));
        assertThat(PortfolioLoss.of(List.of()).share()).isInstanceOf(Outcome.NoValue.class);
        var twoHuge =
                List.of(ExpectedLoss.uninsured(0, 0, Long.MAX_VALUE), ExpectedLoss.uninsured(0, 0, Long.MAX_VALUE));
        assertThatThrownBy(() -> PortfolioLoss.of(twoHuge)).isInstanceOf(ArithmeticException.class);
    }

    private static double amount(Figure figure) {
        assertThat(figure.outcome()).isInstanceOf(Outcome.Value.class);
        return ((Outcome.Value) figure.outcome()).amount();
    }
}
