package io.ballast.engine.receivable;

import io.ballast.engine.receivable.PaymentTerms.After;
import io.ballast.engine.receivable.PaymentTerms.DayOfMonth;
import io.ballast.engine.receivable.PaymentTerms.EndOfMonth;
import io.ballast.engine.receivable.PaymentTerms.MonthlyStatement;
import io.ballast.engine.receivable.PaymentTerms.Net;
import io.ballast.engine.receivable.PaymentTerms.WithDiscount;
import io.ballast.engine.value.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the labels of terms that mean one thing everywhere. What means different things in different houses, or
 * depends on documents or instalments, is not guessed: the house has to say the rule.
 *
 * <ul>
 *   <li>source: docs/sources.md#terms-of-sale
 * </ul>
 */
public final class TermsCode {
    private static final int LONGEST_CODE = 60;
    private static final int LAST_DAY = 31;

    private static final Map<String, PaymentTerms> WORDS = Map.ofEntries(
            Map.entry("eom", new EndOfMonth(0, 0)),
            Map.entry("neteom", new EndOfMonth(0, 0)),
            Map.entry("netmonthly", new EndOfMonth(1, 0)),
            Map.entry("cia", new After(TradeEvent.ORDER, 0)),
            Map.entry("pia", new After(TradeEvent.ORDER, 0)),
            Map.entry("cwo", new After(TradeEvent.ORDER, 0)),
            Map.entry("cbs", new After(TradeEvent.SHIPMENT, 0)),
            Map.entry("cbd", new After(TradeEvent.SHIPMENT, 0)),
            Map.entry("款到发货", new After(TradeEvent.SHIPMENT, 0)),
            Map.entry("cod", new After(TradeEvent.DELIVERY, 0)),
            Map.entry("货到付款", new After(TradeEvent.DELIVERY, 0)),
            Map.entry("cnd", new After(TradeEvent.NEXT_DELIVERY, 0)));

    private record Shape(Pattern pattern, Function<MatchResult, PaymentTerms> terms) {
        static Shape of(String pattern, Function<MatchResult, PaymentTerms> terms) {
            return new Shape(Pattern.compile(pattern), terms);
        }
    }

    /** 0 to 720, the longest term there is. */
    private static final String DAYS = "(\\d{1,2}|[1-6]\\d{2}|7[01]\\d|720)";

    private static final String DAY_OF_MONTH = "([1-9]|[12]\\d|3[01])";

    /** Above 0 and below 100, in percent. */
    private static final String DISCOUNT = "((?!0+(?:\\.0+)?[%/])\\d{1,2}(?:\\.\\d{1,3})?)%?";

    private static final List<Shape> SHAPES = List.of(
            Shape.of("(?:net|n)/?" + DAYS + "(?:days?|d|天)?", m -> new Net(number(m, 1))),
            Shape.of("(?:net|n)?" + DAYS + "eom", m -> new EndOfMonth(0, number(m, 1))),
            Shape.of(DAY_OF_MONTH + "mfi", m -> new DayOfMonth(number(m, 1), 1)),
            Shape.of(DAY_OF_MONTH + "(?:th|st|nd|rd)?prox", m -> new DayOfMonth(number(m, 1), 1)),
            Shape.of("prox" + DAY_OF_MONTH, m -> new DayOfMonth(number(m, 1), 1)),
            Shape.of("月结" + DAYS + "天?", m -> new MonthlyStatement(LAST_DAY, number(m, 1))),
            Shape.of(
                    "月结" + DAYS + "天?[,(]?" + DAY_OF_MONTH + "[日号]截止\\)?",
                    m -> new MonthlyStatement(number(m, 2), number(m, 1))),
            Shape.of("票到" + DAYS + "天", m -> new After(TradeEvent.INVOICE_RECEIPT, number(m, 1))),
            Shape.of("货到" + DAYS + "天", m -> new After(TradeEvent.DELIVERY, number(m, 1))),
            Shape.of(
                    DISCOUNT + "/" + DAYS + ",?(?:net|n)/?" + DAYS,
                    m -> new WithDiscount(percent(m.group(1)), number(m, 2), new Net(number(m, 3)))));

    private TermsCode() {}

    /** The rule a code stands for, or why it stands for none. */
    public sealed interface Parsed {
        record Known(PaymentTerms terms) implements Parsed {}

        record Unknown(Text because) implements Parsed {}
    }

    /** Reads a code such as net 30, 2/10 net 30, 10 EOM, 21 MFI, COD, 月结60天 or 票到30天. */
    public static Parsed parse(String written) {
        if (written.length() > LONGEST_CODE) {
            return new Parsed.Unknown(Text.of("付款条件代码过长", "the code of terms is too long"));
        }
        String code = written.toLowerCase(Locale.ROOT)
                .replace('（', '(')
                .replace('）', ')')
                .replace('，', ',')
                .replaceAll("[\\s\\u3000]+", "");
        PaymentTerms word = WORDS.get(code);
        if (word != null) {
            return new Parsed.Known(word);
        }
        for (Shape shape : SHAPES) {
            Matcher matcher = shape.pattern().matcher(code);
            if (matcher.matches()) {
                return new Parsed.Known(shape.terms().apply(matcher.toMatchResult()));
            }
        }
        return new Parsed.Unknown(Text.of(
                "无法识别付款条件“" + written.strip() + "”，请指定规则",
                "the terms '" + written.strip() + "' are not understood, please give the rule"));
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static double percent(String percent) {
        return new BigDecimal(percent).movePointLeft(2).doubleValue();
    }
}
