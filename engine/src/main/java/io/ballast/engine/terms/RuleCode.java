package io.ballast.engine.terms;

import io.ballast.engine.terms.DueRule.After;
import io.ballast.engine.terms.DueRule.DayOfMonth;
import io.ballast.engine.terms.DueRule.EndOfMonth;
import io.ballast.engine.terms.DueRule.MonthlyStatement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one rule, in lower case and without blanks: labels that mean one thing everywhere. */
final class RuleCode {
    private static final int LAST_DAY = 31;

    private static final Map<String, DueRule> WORDS = Map.ofEntries(
            Map.entry("neteom", new EndOfMonth(0, 0, 0)),
            Map.entry("月末", new EndOfMonth(0, 0, 0)),
            Map.entry("当月末", new EndOfMonth(0, 0, 0)),
            Map.entry("netmonthly", new EndOfMonth(0, 1, 0)),
            Map.entry("次月末", new EndOfMonth(0, 1, 0)),
            Map.entry("cia", new After(TradeEvent.ORDER, 0)),
            Map.entry("pia", new After(TradeEvent.ORDER, 0)),
            Map.entry("cwo", new After(TradeEvent.ORDER, 0)),
            Map.entry("inadvance", new After(TradeEvent.ORDER, 0)),
            Map.entry("prepaid", new After(TradeEvent.ORDER, 0)),
            Map.entry("deposit", new After(TradeEvent.ORDER, 0)),
            Map.entry("预付", new After(TradeEvent.ORDER, 0)),
            Map.entry("预付款", new After(TradeEvent.ORDER, 0)),
            Map.entry("定金", new After(TradeEvent.ORDER, 0)),
            Map.entry("cbs", new After(TradeEvent.SHIPMENT, 0)),
            Map.entry("cbd", new After(TradeEvent.SHIPMENT, 0)),
            Map.entry("款到发货", new After(TradeEvent.SHIPMENT, 0)),
            Map.entry("cod", new After(TradeEvent.DELIVERY, 0)),
            Map.entry("货到付款", new After(TradeEvent.DELIVERY, 0)),
            Map.entry("cnd", new After(TradeEvent.NEXT_DELIVERY, 0)));

    private static final Map<String, TradeEvent> EVENTS = Map.ofEntries(
            Map.entry("order", TradeEvent.ORDER),
            Map.entry("下单", TradeEvent.ORDER),
            Map.entry("shipment", TradeEvent.SHIPMENT),
            Map.entry("发货", TradeEvent.SHIPMENT),
            Map.entry("invoice", TradeEvent.INVOICE),
            Map.entry("开票", TradeEvent.INVOICE),
            Map.entry("delivery", TradeEvent.DELIVERY),
            Map.entry("到货", TradeEvent.DELIVERY),
            Map.entry("货到", TradeEvent.DELIVERY),
            Map.entry("nextdelivery", TradeEvent.NEXT_DELIVERY),
            Map.entry("receipt", TradeEvent.INVOICE_RECEIPT),
            Map.entry("票到", TradeEvent.INVOICE_RECEIPT),
            Map.entry("收票", TradeEvent.INVOICE_RECEIPT),
            Map.entry("acceptance", TradeEvent.ACCEPTANCE),
            Map.entry("验收", TradeEvent.ACCEPTANCE));

    private record Shape(Pattern pattern, Function<MatchResult, DueRule> rule) {
        static Shape of(String pattern, Function<MatchResult, DueRule> rule) {
            return new Shape(Pattern.compile(pattern), rule);
        }
    }

    private static final String DAYS = "(\\d{1,3})";
    private static final String MONTHS = "(\\d{1,2})";
    private static final String CUT_OFF = "(?:,?\\(?(\\d{1,2})[日号]截止\\)?|cut-?off(\\d{1,2}))?";
    private static final String EVENT_EN = "(order|shipment|invoice|nextdelivery|delivery|receipt|acceptance)";
    private static final String EVENT_ZH = "(下单|发货|开票|到货|货到|票到|收票|验收)";

    private static final List<Shape> SHAPES = List.of(
            Shape.of("(?:net|n)/?" + DAYS + "(?:days?|d|天)?", m -> new After(TradeEvent.INVOICE, number(m, 1))),
            Shape.of("(?:net|n)?" + DAYS + "eom", m -> new EndOfMonth(0, 0, number(m, 1))),
            Shape.of("月末后" + DAYS + "天", m -> new EndOfMonth(0, 0, number(m, 1))),
            Shape.of(
                    "(?:(?:net|n)?" + DAYS + "days?then)?eom(?:" + MONTHS + "months?)?(?:" + DAYS + "days?)?",
                    m -> new EndOfMonth(number(m, 1), number(m, 2), number(m, 3))),
            Shape.of(DAYS + "天后月末", m -> new EndOfMonth(number(m, 1), 0, 0)),
            Shape.of(MONTHS + "mfi(?:" + MONTHS + "months?)?", m -> new DayOfMonth(number(m, 1), or(m, 2, 1))),
            Shape.of(MONTHS + "(?:th|st|nd|rd)?prox", m -> new DayOfMonth(number(m, 1), 1)),
            Shape.of("prox" + MONTHS, m -> new DayOfMonth(number(m, 1), 1)),
            Shape.of("次月" + MONTHS + "[日号]", m -> new DayOfMonth(number(m, 1), 1)),
            Shape.of(
                    "(?:月结|statement)" + DAYS + "(?:天|days?)?" + CUT_OFF,
                    m -> new MonthlyStatement(or(m, 2, or(m, 3, LAST_DAY)), 0, number(m, 1))),
            Shape.of(
                    "(?:月结|statement)" + MONTHS + "(?:个月|months?)" + CUT_OFF,
                    m -> new MonthlyStatement(or(m, 2, or(m, 3, LAST_DAY)), number(m, 1), 0)),
            Shape.of("on" + EVENT_EN, m -> new After(event(m, 1), 0)),
            Shape.of(EVENT_ZH + "时?付款", m -> new After(event(m, 1), 0)),
            Shape.of(DAYS + "days?after(?:the)?" + EVENT_EN, m -> new After(event(m, 2), number(m, 1))),
            Shape.of(EVENT_ZH + "后?" + DAYS + "天", m -> new After(event(m, 1), number(m, 2))),
            Shape.of(MONTHS + "months?after(?:the)?" + EVENT_EN, m -> new After(event(m, 2), number(m, 1), 0)),
            Shape.of(EVENT_ZH + "后?" + MONTHS + "个月", m -> new After(event(m, 1), number(m, 2), 0)),
            Shape.of("(?:质保金?|retention)" + DAYS + "(?:天|days?)", m -> new After(TradeEvent.ACCEPTANCE, number(m, 1))),
            Shape.of(
                    "(?:质保金?|retention)" + MONTHS + "(?:个月|months?)",
                    m -> new After(TradeEvent.ACCEPTANCE, number(m, 1), 0)));

    private static final Pattern RETAINED = Pattern.compile("(?:质保金?|retention),?");

    private RuleCode() {}

    /**
     * The rule; empty if the words are not known.
     *
     * @throws IllegalArgumentException if a number in it is out of its range
     */
    static Optional<DueRule> parse(String code) {
        Optional<DueRule> known = known(code);
        Matcher retained = RETAINED.matcher(code);
        return known.isEmpty() && retained.lookingAt() ? known(code.substring(retained.end())) : known;
    }

    private static Optional<DueRule> known(String code) {
        Optional<DueRule> word = Optional.ofNullable(WORDS.get(code));
        if (word.isPresent()) {
            return word;
        }
        for (Shape shape : SHAPES) {
            Matcher matcher = shape.pattern().matcher(code);
            if (matcher.matches()) {
                return Optional.of(shape.rule().apply(matcher.toMatchResult()));
            }
        }
        return Optional.empty();
    }

    private static TradeEvent event(MatchResult match, int group) {
        return Optional.ofNullable(EVENTS.get(match.group(group))).orElseThrow();
    }

    private static int number(MatchResult match, int group) {
        return or(match, group, 0);
    }

    private static int or(MatchResult match, int group, int otherwise) {
        String written = match.group(group);
        return written == null ? otherwise : Integer.parseInt(written);
    }
}
