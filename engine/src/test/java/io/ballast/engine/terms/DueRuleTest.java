package io.ballast.engine.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.terms.DueRule.After;
import io.ballast.engine.terms.DueRule.DayOfMonth;
import io.ballast.engine.terms.DueRule.DueDate;
import io.ballast.engine.terms.DueRule.EndOfMonth;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DueRuleTest {

    // 2026 is no leap year: February has 28 days.
    @ParameterizedTest
    @CsvSource({
        "net 7, 2026-01-20, 2026-01-27",
        "Net 15, 2026-01-20, 2026-02-04",
        "N30, 2026-01-31, 2026-03-02", // 28 of February and 2
        "net 60 days, 2026-01-01, 2026-03-02", // 30 + 28 + 2
        "N/90, 2026-01-01, 2026-04-01", // 30 + 28 + 31 + 1
        "2/10 net 30, 2026-01-01, 2026-01-31",
        "'1.5% / 7, n/45', 2026-01-01, 2026-02-15",
        "net 720, 2026-01-01, 2027-12-22", // 365 days to 1 January 2027, 355 more
        "Net EOM, 2026-02-03, 2026-02-28",
        "EOM, 2026-02-28, 2026-02-28",
        "N10 EOM, 2026-01-05, 2026-02-10",
        "10 EOM, 2026-01-31, 2026-02-10",
        "Net Monthly, 2026-01-01, 2026-02-28",
        "21 MFI, 2026-01-31, 2026-02-21",
        "31 MFI, 2026-01-31, 2026-02-28", // February has no 31st
        "15th prox, 2026-12-02, 2027-01-15",
        "PROX 10, 2026-01-02, 2026-02-10",
        "30天后月末, 2026-01-30, 2026-03-31", // 1 March, then the end of that month
        "net 30 days then EOM, 2026-01-05, 2026-02-28",
        "次月10日, 2026-01-31, 2026-02-10",
        "月结30天, 2026-01-05, 2026-03-02", // statement of 31 January and 30 days
        "月结2个月, 2026-01-05, 2026-03-31", // statement of January, end of the month 2 months later
        "月结1个月（25日截止）, 2026-01-26, 2026-03-31", // statement of February
        "'月结60天（25日截止）', 2026-01-25, 2026-03-26", // 25 January and 60 days: 6 + 28 + 26
        "'月结60天（25日截止）', 2026-01-26, 2026-04-26", // one day later, 25 February and 60 days: 3 + 31 + 26
    })
    void a_sale_is_due_on_the_day_its_terms_say(String code, LocalDate invoiced, LocalDate due) {
        assertThat(rule(code).dueDate(TradeDates.invoiced(invoiced))).isEqualTo(new DueDate.Day(due));
    }

    @ParameterizedTest
    @CsvSource({
        "CIA, ORDER, 2026-01-02",
        "PIA, ORDER, 2026-01-02",
        "CWO, ORDER, 2026-01-02",
        "CBS, SHIPMENT, 2026-01-02",
        "CBD, SHIPMENT, 2026-01-02",
        "款到发货, SHIPMENT, 2026-01-02",
        "COD, DELIVERY, 2026-01-02",
        "货到付款, DELIVERY, 2026-01-02",
        "货到15天, DELIVERY, 2026-01-17",
        "验收后12个月, ACCEPTANCE, 2027-01-02",
        "质保金6个月, ACCEPTANCE, 2026-07-02",
        "CND, NEXT_DELIVERY, 2026-01-02",
        "票到30天, INVOICE_RECEIPT, 2026-02-01"
    })
    void terms_set_off_by_an_event_are_due_after_it_and_not_after_the_invoice(
            String code, TradeEvent event, LocalDate due) {
        LocalDate invoiced = LocalDate.of(2025, 6, 1);
        TradeDates dates = new TradeDates(invoiced, Map.of(event, LocalDate.of(2026, 1, 2)));
        assertThat(rule(code).dueDate(dates)).isEqualTo(new DueDate.Day(due));
        assertThat(rule(code).dueDate(TradeDates.invoiced(invoiced)))
                .isInstanceOfSatisfying(
                        DueDate.NotKnown.class,
                        unknown -> assertThat(unknown.because().en())
                                .isEqualTo("the day of " + event.label().en() + " is not known"));
    }

    @Test
    void not_taking_2_percent_in_10_days_of_30_costs_37_percent_a_year() {
        // 2 / 98 x 365 / (30 - 10) = 0.37245
        EarlyDiscount early = ((TermsCode.Parsed.Known) TermsCode.parse("2/10 net 30"))
                .terms()
                .discount()
                .orElseThrow();
        LocalDate invoiced = LocalDate.of(2026, 1, 1);
        assertThat(early.lastDay(invoiced)).isEqualTo(LocalDate.of(2026, 1, 11));
        assertThat(early.annualCost(invoiced, LocalDate.of(2026, 1, 31)).orElseThrow())
                .isCloseTo(0.372, within(0.0005));
        assertThat(early.annualCost(invoiced, LocalDate.of(2026, 1, 11))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "L/C",
                "D/A 60",
                "net",
                "30",
                "net 721",
                "net 1000",
                "0.0%/10 net 30",
                "100/10 net 30",
                "32 MFI",
                "0 MFI",
                "0/10 net 30",
                "月结",
                "on time",
                "30%预付",
                "50% net 30 + 60% net 60",
                "net 30 + net 60",
                "2/10 50% net 30 + 50% net 60",
                "+",
                "分期30"
            })
    void what_does_not_say_one_rule_is_not_guessed(String code) {
        assertThat(TermsCode.parse(code)).isInstanceOf(TermsCode.Parsed.Unknown.class);
        assertThat(TermsCode.parse(code + "x".repeat(1_000))).isInstanceOf(TermsCode.Parsed.Unknown.class);
    }

    @Test
    void a_rule_refuses_numbers_that_cannot_be() {
        assertThatThrownBy(() -> new After(TradeEvent.INVOICE, -1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new After(TradeEvent.ACCEPTANCE, 1, 1)).hasMessageContaining("Either");
        assertThatThrownBy(() -> new EndOfMonth(0, 13, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DayOfMonth(5, 0)).hasMessageContaining("before the invoice");
    }

    private static DueRule rule(String code) {
        assertThat(TermsCode.parse(code)).isInstanceOf(TermsCode.Parsed.Known.class);
        return ((TermsCode.Parsed.Known) TermsCode.parse(code))
                .terms()
                .shares()
                .getFirst()
                .rule();
    }
}
