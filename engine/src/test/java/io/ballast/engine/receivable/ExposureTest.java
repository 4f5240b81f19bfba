package io.ballast.engine.receivable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.ledger.CreditMemo;
import io.ballast.engine.ledger.Delivery;
import io.ballast.engine.ledger.Invoice;
import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.LedgerBuilder;
import io.ballast.engine.ledger.Receipt;
import io.ballast.engine.ledger.SalesOrder;
import io.ballast.engine.receivable.Exposure.Collateral;
import io.ballast.engine.receivable.Exposure.Policy;
import io.ballast.engine.value.Days;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExposureTest {
    private static final PointInTime AT = PointInTime.of(LocalDate.of(2026, 3, 31), Knowledge.AS_KNOWN_THEN);
    private static final int FIRST = Books.day("2026-03-01");
    private static final int LATER = Books.day("2026-04-05");

    @Test
    void gross_exposure_adds_what_is_open_delivered_and_ordered_and_takes_off_credit() {
        Ledger ledger = new LedgerBuilder()
                .add(new Invoice("I", FIRST, LATER, FIRST, 1_000, false))
                .add(new CreditMemo("C", FIRST, FIRST, 100))
                .add(new Receipt("R", FIRST, FIRST, 250))
                .add(new Delivery("D1", FIRST, Days.NEVER, FIRST, 300))
                .add(new Delivery("D2", FIRST, FIRST + 1, FIRST, 7_000)) // already invoiced
                .add(order("O1", Days.NEVER, Days.NEVER, 500))
                .add(order("O2", LATER, Days.NEVER, 40)) // closed later: still open that day
                .add(order("O3", FIRST + 2, Days.NEVER, 8_000)) // delivered
                .add(order("O4", Days.NEVER, FIRST + 2, 9_000)) // cancelled
                .build();
        Exposure exposure = Exposure.of(ledger, AT);
        assertThat(exposure).isEqualTo(new Exposure(1_000, 300, 540, 100, 250));
        assertThat(exposure.grossMinor(Policy.DEFAULT)).isEqualTo(1_740); // 1,000 - 100 + 300 + 540
        assertThat(exposure.grossMinor(new Policy(true, true, true, ExceededWhen.ABOVE)))
                .isEqualTo(1_490); // less 250 of cash
        assertThat(exposure.grossMinor(new Policy(false, false, false, ExceededWhen.ABOVE)))
                .isEqualTo(900);
    }

    @Test
    void the_flow_of_documents_conserves_the_exposure() {
        int shipped = FIRST + 3;
        int invoiced = FIRST + 5;
        Ledger ledger = new LedgerBuilder()
                .add(order("O", shipped, Days.NEVER, 600))
                .add(new Delivery("D", shipped, invoiced, shipped, 600))
                .add(new Invoice("I", invoiced, LATER, invoiced, 600, false))
                .build();
        for (int day = FIRST; day <= AT.day(); day++) {
            assertThat(Exposure.of(ledger, AT.at(day)).grossMinor(Policy.DEFAULT))
                    .as("epoch day %d", day)
                    .isEqualTo(600);
        }
    }

    @Test
    void an_order_delivered_in_part_counts_once_in_every_part() {
        int last = FIRST + 9;
        Ledger ledger = new LedgerBuilder()
                .add(order("O", last, Days.NEVER, 600))
                .add(new Delivery("D1", "O", FIRST + 3, FIRST + 6, FIRST + 3, 400))
                .add(new Invoice("I1", FIRST + 6, LATER, FIRST + 6, 400, false))
                .add(new Delivery("D2", "O", last, last + 2, last, 200))
                .add(new Invoice("I2", last + 2, LATER, last + 2, 200, false))
                .build();
        for (int day = FIRST; day <= AT.day(); day++) {
            assertThat(Exposure.of(ledger, AT.at(day)).grossMinor(Policy.DEFAULT))
                    .as("epoch day %d", day)
                    .isEqualTo(600);
        }
        assertThat(Exposure.of(ledger, AT.at(FIRST + 4))).isEqualTo(new Exposure(0, 400, 200, 0, 0));
    }

    @Test
    void more_delivered_than_ordered_leaves_nothing_of_the_order_and_takes_nothing_from_others() {
        Ledger ledger = new LedgerBuilder()
                .add(order("O", Days.NEVER, Days.NEVER, 600))
                .add(order("P", Days.NEVER, Days.NEVER, 50))
                .add(new Delivery("D1", "O", FIRST, Days.NEVER, FIRST, 400))
                .add(new Delivery("D2", "O", FIRST + 1, Days.NEVER, FIRST + 1, 300))
                .add(new Delivery("D3", "unknown", FIRST, Days.NEVER, FIRST, 7))
                .build();
        assertThat(Exposure.of(ledger, AT)).isEqualTo(new Exposure(0, 707, 50, 0, 0));
        // On the first day D2 had not come.
        assertThat(Exposure.of(ledger, AT.at(FIRST))).isEqualTo(new Exposure(0, 407, 250, 0, 0));
    }

    @Test
    void equality_exceeds_only_where_the_policy_says_so() {
        Exposure exposure = new Exposure(100, 0, 0, 0, 0);
        Policy strict = new Policy(true, true, false, ExceededWhen.AT_OR_ABOVE);
        assertThat(exposure.isExceeding(Policy.DEFAULT, 100)).isFalse();
        assertThat(exposure.isExceeding(Policy.DEFAULT, 99)).isTrue();
        assertThat(exposure.isExceeding(strict, 100)).isTrue();
        assertThat(exposure.isExceeding(strict, 101)).isFalse();
        assertThat(exposure.availableMinor(Policy.DEFAULT, 70)).isEqualTo(-30);
    }

    @Test
    void net_exposure_counts_collateral_after_its_haircut_up_to_what_is_allocated() {
        Exposure exposure = new Exposure(10_000, 0, 0, 0, 0);
        // min(5,000 x 0.7, 4,000) + min(8,000 x 0.5, 1,000) = 3,500 + 1,000; insured 2,000: 10,000 - 6,500 = 3,500
        var securities = List.of(new Collateral(5_000, 0.7, 4_000), new Collateral(8_000, 0.5, 1_000));
        assertThat(exposure.netMinor(Policy.DEFAULT, securities, 2_000)).isEqualTo(3_500);
        assertThat(exposure.netMinor(Policy.DEFAULT, securities, 90_000)).isZero();
        assertThat(new Exposure(0, 0, 0, 80, 0).netMinor(Policy.DEFAULT, securities, 0))
                .isEqualTo(-80); // paid ahead stays visible
        assertThatThrownBy(() -> new Collateral(1, Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static SalesOrder order(String number, int closed, int cancelled, long amountMinor) {
        return new SalesOrder(number, FIRST, FIRST, closed, cancelled, FIRST, amountMinor, 0);
    }
}
