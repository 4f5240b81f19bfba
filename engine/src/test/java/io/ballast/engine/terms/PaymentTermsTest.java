package io.ballast.engine.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.terms.DueRule.DueDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentTermsTest {
    private static final int CASES = Integer.getInteger("cases", 2_000);

    /** National Day 2026: 1 to 7 October off, Sunday 20 September and Saturday 10 October worked instead. */
    private static final WorkingDays NATIONAL_DAY = new WorkingDays(
            Set.of(
                    day("2026-10-01"),
                    day("2026-10-02"),
                    day("2026-10-03"),
                    day("2026-10-04"),
                    day("2026-10-05"),
                    day("2026-10-06"),
                    day("2026-10-07")),
            Set.of(day("2026-09-20"), day("2026-10-10")));

    private final long seed = Long.getLong("seed", 11L);

    @Test
    void thirty_percent_in_advance_sixty_on_the_statement_and_ten_retained_for_a_year() {
        var dates = new TradeDates(
                day("2026-03-10"),
                Map.of(TradeEvent.ORDER, day("2026-02-20"), TradeEvent.ACCEPTANCE, day("2026-03-15")));
        List<Instalment> due = terms("30%预付 + 60%月结30天 + 质保金10%12个月").schedule(100_001, dates, WorkingDays.WEEKDAYS);
        // 30,000.3, then 90,000.9 - 30,000, then the rest
        assertThat(due)
                .containsExactly(
                        new Instalment(3_000, 30_000, new DueDate.Day(day("2026-02-20"))),
                        new Instalment(6_000, 60_001, new DueDate.Day(day("2026-04-30"))),
                        new Instalment(1_000, 10_000, new DueDate.Day(day("2027-03-15"))));
    }

    @Test
    void three_equal_instalments_of_a_hundred_lose_no_cent() {
        List<Instalment> due =
                terms("分期30/60/90").schedule(10_000, TradeDates.invoiced(day("2026-01-01")), WorkingDays.WEEKDAYS);
        assertThat(due).extracting(Instalment::minor).containsExactly(3_333L, 3_333L, 3_334L);
        assertThat(due)
                .extracting(Instalment::due)
                .containsExactly(
                        new DueDate.Day(day("2026-01-31")),
                        new DueDate.Day(day("2026-03-02")),
                        new DueDate.Day(day("2026-04-01")));
    }

    // net 30 from 5 September 2026 is Monday 5 October, which is off; Wednesday 8 October is not.
    @ParameterizedTest
    @CsvSource({
        "net 30, 2026-09-05, 2026-10-05",
        "'net 30，遇节假日顺延', 2026-09-05, 2026-10-08",
        "'net 30, following', 2026-09-10, 2026-10-10", // a Saturday that is worked
        "'net 30, following', 2026-09-11, 2026-10-12", // a Sunday that is not
        "'net 30, preceding', 2026-09-05, 2026-09-30",
        "'月结0天, modified following', 2026-10-03, 2026-10-30", // 31 October is a Saturday, the next worked day in
        // November
        "'月结0天, following', 2026-10-03, 2026-11-02",
        "'net 0, preceding', 2026-10-03, 2026-10-08", // never before the invoice
        "'net 15, following', 2026-09-05, 2026-09-20" // a Sunday that is worked
    })
    void what_falls_due_on_a_day_off_goes_where_the_terms_say(String code, LocalDate invoiced, LocalDate due) {
        assertThat(terms(code).schedule(1, TradeDates.invoiced(invoiced), NATIONAL_DAY))
                .containsExactly(new Instalment(10_000, 1, new DueDate.Day(due)));
    }

    @ParameterizedTest
    @CsvSource({
        "cia, 0, 10000",
        "cod, 0, 0",
        "net 30, 30, 0",
        "2/10 net 30, 30, 0", // nobody has to take the discount
        "票到30天, 30, 0",
        "eom, 15, 0", // (7 x 465 + 4 x 435 + 378) / 365 = 14.72
        "月结30天, 45, 0",
        "30天后月末, 45, 0",
        "验收后12个月, 365, 0",
        "30%预付 + net 60, 42, 3000", // 0.7 x 60
        "分期30/60/90, 61, 0", // 0.3333 x 30 + 0.3333 x 60 + 0.3334 x 90 = 60.006, rounded up
        "cnd, 30, 0",
    })
    void terms_have_effective_days_and_a_deposit(String code, int days, int deposit) {
        assertThat(terms(code).rank()).isEqualTo(new TermsRank(days, deposit));
    }

    @Test
    void longer_days_are_riskier_and_of_equal_days_the_smaller_deposit() {
        assertThat(List.of("月结60天", "cod", "net 42", "cia", "30%预付 + net 60", "net 30").stream()
                        .sorted((one, other) ->
                                terms(one).rank().compareTo(terms(other).rank())))
                .containsExactly("cia", "cod", "net 30", "30%预付 + net 60", "net 42", "月结60天");
    }

    @ParameterizedTest
    @CsvSource({
        "2/10 net 30, '开票后 30 天，10 天内付款优惠 2%', '30 days after the invoice, 2% off within 10 days'",
        "预付30%+月结60天(25日截止), '30% 预付，70% 月结 60 天（25 日截止）',"
                + " '30% in advance, 70% monthly statement (cut-off 25) and 60 days'",
        "次月末, 开票次月末, end of the month 1 month later",
        "质保金10%12个月+票到1天, '10% 验收后 12 个月，90% 收票后 1 天',"
                + " '10% 12 months after acceptance, 90% 1 day after receipt of the invoice'"
    })
    void terms_are_said_in_words(String code, String zh, String en) {
        assertThat(terms(code).words().zh()).isEqualTo(zh);
        assertThat(terms(code).words().en()).isEqualTo(en);
    }

    @Test
    void any_terms_are_read_back_from_their_code() {
        var random = new Random(seed);
        for (int round = 0; round < CASES; round++) {
            PaymentTerms made = made(random);
            assertThat(TermsCode.parse(made.code()))
                    .as("seed %d round %d: %s", seed, round, made.code())
                    .isEqualTo(new TermsCode.Parsed.Known(made));
        }
    }

    @Test
    void instalments_add_up_are_never_before_what_sets_them_off_and_a_later_invoice_is_not_due_earlier() {
        var random = new Random(seed);
        for (int round = 0; round < CASES; round++) {
            PaymentTerms made = made(random);
            long minor = random.nextLong(1_000_000_000);
            LocalDate invoiced = day("2026-01-01").plusDays(random.nextInt(600));
            String what = "seed " + seed + " round " + round + ": " + made.code() + " of " + invoiced;
            List<Instalment> due = made.schedule(minor, everythingOn(invoiced), NATIONAL_DAY);
            List<Instalment> later = made.schedule(minor, everythingOn(invoiced.plusDays(1)), NATIONAL_DAY);
            assertThat(due.stream().mapToLong(Instalment::minor).sum()).as(what).isEqualTo(minor);
            assertThat(due.stream().mapToInt(Instalment::basisPoints).sum()).isEqualTo(10_000);
            for (int i = 0; i < due.size(); i++) {
                assertThat(due.get(i).minor()).as(what).isNotNegative();
                assertThat(dueDay(due.get(i))).as(what).isAfterOrEqualTo(invoiced);
                assertThat(dueDay(later.get(i))).as(what).isAfterOrEqualTo(dueDay(due.get(i)));
            }
        }
    }

    @Test
    void terms_and_calendars_that_cannot_be_are_refused() {
        var half = new PaymentTerms.Share(5_000, new DueRule.After(TradeEvent.INVOICE, 30));
        assertThatThrownBy(() -> new PaymentTerms(List.of(half), Optional.empty(), HolidayRule.UNMOVED))
                .hasMessageContaining("1 of 5000");
        assertThatThrownBy(() -> new PaymentTerms(
                        List.of(half, half), Optional.of(new EarlyDiscount(200, 10)), HolidayRule.UNMOVED))
                .hasMessageContaining("2 shares");
        assertThatThrownBy(() -> new WorkingDays(Set.of(), Set.of(day("2026-10-09")))) // a Friday
                .hasMessageContaining("2026-10-09");
        assertThatThrownBy(() ->
                        PaymentTerms.net(30).schedule(-1, TradeDates.invoiced(day("2026-01-01")), WorkingDays.WEEKDAYS))
                .hasMessageContaining("-1");
    }

    private static PaymentTerms made(Random random) {
        List<PaymentTerms.Share> shares = new ArrayList<>();
        int left = 10_000;
        for (int more = random.nextInt(4); more > 0; more--) {
            int share = 1 + random.nextInt(left / 2);
            shares.add(new PaymentTerms.Share(share, rule(random)));
            left -= share;
        }
        shares.add(new PaymentTerms.Share(left, rule(random)));
        Optional<EarlyDiscount> discount = shares.size() == 1 && random.nextBoolean()
                ? Optional.of(new EarlyDiscount(1 + random.nextInt(9_999), random.nextInt(60)))
                : Optional.empty();
        return new PaymentTerms(shares, discount, HolidayRule.values()[random.nextInt(4)]);
    }

    private static DueRule rule(Random random) {
        boolean isMonths = random.nextInt(3) == 0;
        int months = isMonths ? 1 + random.nextInt(12) : 0;
        int days = isMonths ? 0 : random.nextInt(3) * random.nextInt(120);
        return switch (random.nextInt(4)) {
            case 0 -> new DueRule.After(TradeEvent.values()[random.nextInt(7)], months, days);
            case 1 -> new DueRule.EndOfMonth(random.nextInt(3) * 15, random.nextInt(3), random.nextInt(3) * 7);
            case 2 -> new DueRule.DayOfMonth(1 + random.nextInt(31), 1 + random.nextInt(3));
            default -> new DueRule.MonthlyStatement(1 + random.nextInt(31), months, days);
        };
    }

    private static TradeDates everythingOn(LocalDate day) {
        Map<TradeEvent, LocalDate> events = new EnumMap<>(TradeEvent.class);
        for (TradeEvent event : TradeEvent.values()) {
            if (event != TradeEvent.INVOICE) {
                events.put(event, day);
            }
        }
        return new TradeDates(day, events);
    }

    private static LocalDate dueDay(Instalment instalment) {
        return ((DueDate.Day) instalment.due()).day();
    }

    private static LocalDate day(String written) {
        return LocalDate.parse(written);
    }

    private static PaymentTerms terms(String code) {
        assertThat(TermsCode.parse(code)).isInstanceOf(TermsCode.Parsed.Known.class);
        return ((TermsCode.Parsed.Known) TermsCode.parse(code)).terms();
    }
}
