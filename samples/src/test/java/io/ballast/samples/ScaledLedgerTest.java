package io.ballast.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.ledger.Invoices;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.Settlements;
import io.ballast.engine.value.Days;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaledLedgerTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 10, 31);
    private final ScaledLedger scaled = new ScaledLedger(1, AS_OF, 100);

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1_100})
    void every_customer_has_as_many_invoices_as_asked_for_settled_at_most_once_in_full(int each) {
        ScaledLedger scaled = new ScaledLedger(1, AS_OF, each);
        for (int index = 0; index < 100; index++) {
            Ledger ledger = scaled.facts(index).ledger();
            Invoices invoices = ledger.invoices();
            Settlements settlements = ledger.settlements();

            assertThat(invoices.size()).isEqualTo(each);
            for (int row = 0; row < invoices.size(); row++) {
                long settled = 0;
                for (int s = settlements.from(row); s < settlements.from(row + 1); s++) {
                    settled += settlements.amountMinor(s);
                    assertThat(settlements.day(s)).isBetween(invoices.issuedDay(row), Days.epochDay(AS_OF));
                }
                assertThat(settled).isBetween(0L, invoices.amountMinor(row));
            }
        }
    }

    @Test
    void equal_seeds_and_indices_give_equal_facts() {
        assertThat(scaled.facts(7)).usingRecursiveComparison().isEqualTo(new ScaledLedger(1, AS_OF, 100).facts(7));
        assertThat(scaled.facts(8).ledger().invoices().amountMinor(0))
                .isNotEqualTo(scaled.facts(7).ledger().invoices().amountMinor(0));
    }
}
