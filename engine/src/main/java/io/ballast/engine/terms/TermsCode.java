package io.ballast.engine.terms;

import io.ballast.engine.value.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads terms as people write them, in Chinese or English: a rule, or shares of rules with + between them, of which one
 * may leave its percentage out and takes the rest. In front may stand a discount, behind it where a due day goes that
 * is not worked. What means different things in different houses, or depends on documents, is not guessed.
 *
 * <ul>
 *   <li>source: docs/sources.md#terms-of-sale
 * </ul>
 */
public final class TermsCode {
    /** The longest code. */
    public static final int LONGEST = 600;

    private static final String PERCENT = "(\\d{1,3}(?:\\.\\d{1,2})?)";
    private static final Pattern DISCOUNT = Pattern.compile(PERCENT + "%?/(\\d{1,3})(?:,|(?=[^\\d/,]))(.+)");
    private static final Pattern SHARE = Pattern.compile(PERCENT + "%([^/].*)");
    private static final Pattern NAMED_SHARE = Pattern.compile("(预付款?|定金|质保金?|deposit|retention)" + PERCENT + "%(.*)");
    private static final Pattern EQUAL =
            Pattern.compile("(?:分期|instal?lments)(\\d{1,3}(?:/\\d{1,3}){1,11})(?:天|days)?");

    private record Suffix(String written, HolidayRule rule) {}

    private static final List<Suffix> SUFFIXES = List.of(
            new Suffix("modifiedfollowing", HolidayRule.MODIFIED_FOLLOWING),
            new Suffix("遇节假日顺延不跨月", HolidayRule.MODIFIED_FOLLOWING),
            new Suffix("following", HolidayRule.FOLLOWING),
            new Suffix("遇节假日顺延", HolidayRule.FOLLOWING),
            new Suffix("preceding", HolidayRule.PRECEDING),
            new Suffix("遇节假日提前", HolidayRule.PRECEDING));

    private TermsCode() {}

    /** The terms a code stands for, or why it stands for none. */
    public sealed interface Parsed {
        record Known(PaymentTerms terms) implements Parsed {}

        record Unknown(Text because) implements Parsed {}
    }

    /** Reads a code such as net 30, 2/10 net 30, 10 EOM, COD, 月结60天 or 30%预付+60%票到30天+10%质保金12个月. */
    public static Parsed parse(String written) {
        if (written.length() > LONGEST) {
            return new Parsed.Unknown(Text.of(
                    "付款条件代码过长（不超过 " + LONGEST + " 个字符）",
                    "the code of terms is longer than " + LONGEST + " characters"));
        }
        try {
            Optional<PaymentTerms> terms = read(plain(written));
            return terms.<Parsed>map(Parsed.Known::new).orElseGet(() -> notUnderstood(written));
        } catch (IllegalArgumentException e) {
            return notUnderstood(written);
        }
    }

    private static Parsed notUnderstood(String written) {
        return new Parsed.Unknown(Text.of(
                "无法识别付款条件“" + written.strip() + "”：请写一条规则，或合计 100% 的几部分（用 + 连接）",
                "the terms '" + written.strip()
                        + "' are not understood: one rule, or shares of 100 % with + between them"));
    }

    private static String plain(String written) {
        return written.toLowerCase(Locale.ROOT)
                .replace('（', '(')
                .replace('）', ')')
                .replace('，', ',')
                .replace('＋', '+')
                .replace('％', '%')
                .replaceAll("[\\s\\u3000]+", "");
    }

    private static Optional<PaymentTerms> read(String code) {
        for (Suffix suffix : SUFFIXES) {
            if (code.endsWith(suffix.written())) {
                String rest = code.substring(0, code.length() - suffix.written().length());
                return unmoved(rest.endsWith(",") ? rest.substring(0, rest.length() - 1) : rest)
                        .map(terms -> new PaymentTerms(terms.shares(), terms.discount(), suffix.rule()));
            }
        }
        return unmoved(code);
    }

    private static Optional<PaymentTerms> unmoved(String code) {
        Matcher equal = EQUAL.matcher(code);
        if (equal.matches()) {
            return Optional.of(equalShares(equal.group(1).split("/")));
        }
        Matcher discounted = DISCOUNT.matcher(code);
        if (discounted.matches()) {
            var discount = new EarlyDiscount(basisPoints(discounted.group(1)), Integer.parseInt(discounted.group(2)));
            return RuleCode.parse(discounted.group(3))
                    .map(rule -> new PaymentTerms(
                            PaymentTerms.of(rule).shares(), Optional.of(discount), HolidayRule.UNMOVED));
        }
        return shares(code.split("\\+", -1));
    }

    /** As many equal shares as there are terms; the last takes what is left over. */
    private static PaymentTerms equalShares(String[] days) {
        int each = PaymentTerms.WHOLE / days.length;
        List<PaymentTerms.Share> shares = new ArrayList<>();
        for (int i = 0; i < days.length; i++) {
            boolean isLast = i == days.length - 1;
            int share = isLast ? PaymentTerms.WHOLE - each * i : each;
            var rule = new DueRule.After(TradeEvent.INVOICE, Integer.parseInt(days[i]));
            shares.add(new PaymentTerms.Share(share, rule));
        }
        return new PaymentTerms(shares, Optional.empty(), HolidayRule.UNMOVED);
    }

    private static Optional<PaymentTerms> shares(String[] parts) {
        int[] stated = new int[parts.length];
        List<DueRule> rules = new ArrayList<>();
        int sum = 0;
        int open = -1;
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            Matcher named = NAMED_SHARE.matcher(part);
            Matcher share =
                    SHARE.matcher(named.matches() ? named.group(2) + "%" + named.group(1) + named.group(3) : part);
            boolean isStated = share.matches();
            Optional<DueRule> rule = RuleCode.parse(isStated ? share.group(2) : part);
            if (rule.isEmpty() || !isStated && open >= 0) {
                return Optional.empty();
            }
            rules.add(rule.orElseThrow());
            stated[i] = isStated ? basisPoints(share.group(1)) : 0;
            open = isStated ? open : i;
            sum += stated[i];
        }
        if (open >= 0) {
            stated[open] = PaymentTerms.WHOLE - sum;
        }
        List<PaymentTerms.Share> shares = new ArrayList<>();
        for (int i = 0; i < stated.length; i++) {
            shares.add(new PaymentTerms.Share(stated[i], rules.get(i)));
        }
        return Optional.of(new PaymentTerms(shares, Optional.empty(), HolidayRule.UNMOVED));
    }

    private static int basisPoints(String percent) {
        return new BigDecimal(percent).movePointRight(2).intValueExact();
    }
}
