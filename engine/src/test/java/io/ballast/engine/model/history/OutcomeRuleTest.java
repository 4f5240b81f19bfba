package io.ballast.engine.model.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.ledger.Dispute;
import io.ballast.engine.ledger.Invoice;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.LedgerBuilder;
import io.ballast.engine.ledger.Settlement;
import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.receivable.Residue;
import io.ballast.engine.value.Days;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Looked at on day 1,000; an invoice issued on 990 is due on 1,020 and 61 days late on 1,081. */
class OutcomeRuleTest {
    private static final int AS_OF = 1_000;
    private static final int LAST = 1_180;
    private static final OutcomeRule RULE = OutcomeRule.standard(Residue.NONE);

    @Test
    void an_item_that_stays_open_becomes_an_event_on_its_sixty_first_day() {
        var ledger = new LedgerBuilder().add(invoice("1", 990, 100)).build();

        assertThat(RULE.of(ledger, AS_OF, LAST)).isEqualTo(new Outcome.Event(Days.date(1_081), Outcome.Cause.OVERDUE));
    }

    @Test
    void paid_on_the_sixtieth_day_it_is_none_and_paid_on_the_sixty_second_it_is_one() {
        assertThat(RULE.of(paid(1_080), AS_OF, LAST)).isEqualTo(new Outcome.NoEvent());
        assertThat(RULE.of(paid(1_081), AS_OF, LAST)).isEqualTo(new Outcome.NoEvent());
        assertThat(RULE.of(paid(1_082), AS_OF, LAST)).isInstanceOf(Outcome.Event.class);
    }

    @Test
    void a_tenth_of_the_balance_is_enough_and_less_is_not() {
        assertThat(RULE.of(beside(900), AS_OF, LAST)).isInstanceOf(Outcome.Event.class);
        assertThat(RULE.of(beside(901), AS_OF, LAST)).isEqualTo(new Outcome.NoEvent());
    }

    @Test
    void what_is_disputed_does_not_count() {
        var ledger = new LedgerBuilder()
                .add(invoice("1", 990, 100))
                .add(new Dispute("D", "1", 1_050, Days.NEVER, 1_050, 100))
                .build();

        assertThat(RULE.of(ledger, AS_OF, LAST)).isEqualTo(new Outcome.NoEvent());
    }

    @Test
    void a_write_off_is_an_event_unless_the_rule_leaves_it_out() {
        var ledger = new LedgerBuilder()
                .add(invoice("1", 990, 100))
                .add(new Settlement("1", SettlementKind.WRITE_OFF, 1_030, 1_030, 100))
                .build();

        assertThat(RULE.of(ledger, AS_OF, LAST))
                .isEqualTo(new Outcome.Event(Days.date(1_030), Outcome.Cause.WRITTEN_OFF));
        assertThat(new OutcomeRule(60, 0.1, 180, false, Residue.NONE).of(ledger, AS_OF, LAST))
                .isEqualTo(new Outcome.NoEvent());
    }

    @Test
    void who_is_bad_already_or_buys_nothing_or_has_no_known_outcome_is_left_out() {
        var old = new LedgerBuilder().add(invoice("1", 900, 100)).build();
        var nothing = new LedgerBuilder().build();

        assertThat(RULE.of(old, AS_OF, LAST)).isEqualTo(new Outcome.Excluded(Outcome.Why.ALREADY_BAD));
        assertThat(RULE.of(nothing, AS_OF, LAST)).isEqualTo(new Outcome.Excluded(Outcome.Why.NO_BUSINESS));
        assertThat(RULE.of(old, AS_OF, LAST - 1)).isEqualTo(new Outcome.Excluded(Outcome.Why.NOT_KNOWN_YET));
    }

    @Test
    void a_horizon_that_reaches_the_days_of_the_test_is_purged() {
        var split = new TimeSplit(LocalDate.of(2026, 1, 1), 180);

        assertThat(split.side(LocalDate.of(2025, 7, 4))).isEqualTo(TimeSplit.Side.FIT);
        assertThat(split.side(LocalDate.of(2025, 7, 5))).isEqualTo(TimeSplit.Side.PURGED);
        assertThat(split.side(LocalDate.of(2026, 1, 1))).isEqualTo(TimeSplit.Side.TEST);
    }

    @Test
    void a_rule_out_of_range_names_its_figure() {
        assertThatThrownBy(() -> new OutcomeRule(0, 0.1, 180, true, Residue.NONE))
                .hasMessageContaining("1..720");
        assertThatThrownBy(() -> new OutcomeRule(60, 1.1, 180, true, Residue.NONE))
                .hasMessageContaining("1.1");
        assertThatThrownBy(() -> new OutcomeRule(60, 0.1, 29, true, Residue.NONE))
                .hasMessageContaining("29");
    }

    private static Invoice invoice(String number, int issued, long amount) {
        return new Invoice(number, issued, issued + 30, issued, amount, false);
    }

    private static Ledger paid(int day) {
        return new LedgerBuilder()
                .add(invoice("1", 990, 100))
                .add(new Settlement("1", SettlementKind.CASH, day, day, 100))
                .build();
    }

    private static Ledger beside(long other) {
        return new LedgerBuilder()
                .add(invoice("1", 990, 100))
                .add(new Invoice("2", 1_000, 1_170, 1_000, other, false))
                .build();
    }
}
