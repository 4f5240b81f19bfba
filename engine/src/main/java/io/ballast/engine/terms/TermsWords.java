package io.ballast.engine.terms;

import io.ballast.engine.value.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Terms as a canonical code, which {@link TermsCode} reads back, and as words. */
final class TermsWords {
    private static final int LAST_DAY = 31;

    private TermsWords() {}

    static String code(PaymentTerms terms) {
        boolean isWhole = terms.shares().size() == 1;
        String shares = terms.shares().stream()
                .map(share -> (isWhole ? "" : percent(share.basisPoints()) + "% ") + code(share.rule()))
                .collect(Collectors.joining(" + "));
        String discount = terms.discount()
                .map(early -> percent(early.basisPoints()) + "%/" + early.days() + ", ")
                .orElse("");
        String holidays = terms.holidays() == HolidayRule.UNMOVED
                ? ""
                : ", " + terms.holidays().code();
        return discount + shares + holidays;
    }

    private static String code(DueRule rule) {
        return switch (rule) {
            case DueRule.After after -> code(after);
            case DueRule.EndOfMonth(int before, int months, int days) ->
                (before > 0 ? days(before) + " then eom" : "eom")
                        + (months > 0 ? " " + months(months) : "")
                        + (days > 0 ? " " + days(days) : "");
            case DueRule.DayOfMonth(int day, int months) -> day + " mfi" + (months > 1 ? " " + months(months) : "");
            case DueRule.MonthlyStatement(int cutOff, int months, int days) ->
                "statement "
                        + (months > 0 ? months(months) : days(days))
                        + (cutOff == LAST_DAY ? "" : " cut-off " + cutOff);
        };
    }

    private static String code(DueRule.After after) {
        String event = after.from().code();
        if (after.months() > 0) {
            return months(after.months()) + " after " + event;
        }
        if (after.from() == TradeEvent.INVOICE) {
            return "net " + after.days();
        }
        return after.days() == 0 ? "on " + event : days(after.days()) + " after " + event;
    }

    static Text of(PaymentTerms terms) {
        boolean isWhole = terms.shares().size() == 1;
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (PaymentTerms.Share share : terms.shares()) {
            Text rule = of(share.rule());
            String portion = isWhole ? "" : percent(share.basisPoints()) + "% ";
            zh.add(portion + rule.zh());
            en.add(portion + rule.en());
        }
        terms.discount().ifPresent(early -> {
            String percent = percent(early.basisPoints()) + "%";
            zh.add(early.days() + " 天内付款优惠 " + percent);
            en.add(percent + " off within " + days(early.days()));
        });
        if (terms.holidays() != HolidayRule.UNMOVED) {
            zh.add(terms.holidays().label().zh());
            en.add(terms.holidays().label().en());
        }
        return Text.of(String.join("，", zh), String.join(", ", en));
    }

    private static Text of(DueRule rule) {
        return switch (rule) {
            case DueRule.After after -> of(after);
            case DueRule.EndOfMonth end -> of(end);
            case DueRule.DayOfMonth(int day, int months) ->
                months == 1
                        ? Text.of("次月 " + day + " 日", "day " + day + " of the next month")
                        : Text.of(
                                "开票后第 " + months + " 个月 " + day + " 日",
                                "day " + day + ", " + months(months) + " later");
            case DueRule.MonthlyStatement(int cutOff, int months, int days) -> {
                String zh = cutOff == LAST_DAY ? "" : "（" + cutOff + " 日截止）";
                String en = "monthly statement" + (cutOff == LAST_DAY ? "" : " (cut-off " + cutOff + ")");
                yield months > 0
                        ? Text.of("月结 " + months + " 个月" + zh, en + ", end of the month " + months(months) + " later")
                        : Text.of("月结 " + days + " 天" + zh, en + " and " + days(days));
            }
        };
    }

    private static Text of(DueRule.After after) {
        Text event = after.from().label();
        if (after.isPrepaid()) {
            return after.from() == TradeEvent.ORDER ? Text.of("预付", "in advance") : Text.of("款到发货", "before shipment");
        }
        if (after.months() > 0) {
            return Text.of(event.zh() + "后 " + after.months() + " 个月", months(after.months()) + " after " + event.en());
        }
        return after.days() == 0
                ? Text.of(event.zh() + "时付款", "on " + event.en())
                : Text.of(event.zh() + "后 " + after.days() + " 天", days(after.days()) + " after " + event.en());
    }

    private static Text of(DueRule.EndOfMonth end) {
        String invoice = end.daysBefore() > 0 ? "开票后 " + end.daysBefore() + " 天" : "开票";
        String month = switch (end.monthsLater()) {
            case 0 -> "当月末";
            case 1 -> "次月末";
            default -> "后第 " + end.monthsLater() + " 个月末";
        };
        String after = end.daysAfter() > 0 ? "后 " + end.daysAfter() + " 天" : "";
        return Text.of(
                invoice + month + after,
                (end.daysAfter() > 0 ? days(end.daysAfter()) + " after the end of the month" : "end of the month")
                        + (end.monthsLater() > 0 ? " " + months(end.monthsLater()) + " later" : "")
                        + (end.daysBefore() > 0 ? ", counted " + days(end.daysBefore()) + " after the invoice" : ""));
    }

    private static String days(int days) {
        return days == 1 ? "1 day" : days + " days";
    }

    private static String months(int months) {
        return months == 1 ? "1 month" : months + " months";
    }

    /** Basis points as percent, without needless zeros. */
    static String percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString();
    }
}
