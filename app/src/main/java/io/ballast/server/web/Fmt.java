package io.ballast.server.web;

import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Money;
import io.ballast.engine.value.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.springframework.context.MessageSource;

/**
 * Writes values for people: texts in their language, amounts with thousands, ISO dates, percent, and {@code --} for
 * what is not known. Immutable and safe to share between threads.
 */
public final class Fmt {
    /** Written where there is no value: never zero, never blank. */
    public static final String NONE = "--";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final BigDecimal HUNDRED_MILLION = BigDecimal.valueOf(100_000_000);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

    private final Locale locale;
    private final ZoneId zone;
    private final Preferences.Amounts amounts;
    private final MessageSource messages;

    Fmt(Locale locale, ZoneId zone, Preferences.Amounts amounts, MessageSource messages) {
        this.locale = locale;
        this.zone = zone;
        this.amounts = amounts;
        this.messages = messages;
    }

    public Locale locale() {
        return locale;
    }

    public ZoneId zone() {
        return zone;
    }

    public boolean isChinese() {
        return locale.getLanguage().equals("zh");
    }

    public boolean isCompact() {
        return amounts == Preferences.Amounts.COMPACT;
    }

    /** The same formats with amounts written out, for exports and tooltips. */
    public Fmt inFull() {
        return new Fmt(locale, zone, Preferences.Amounts.FULL, messages);
    }

    /** The same formats with amounts in short, for the axes of charts. */
    public Fmt inShort() {
        return new Fmt(locale, zone, Preferences.Amounts.COMPACT, messages);
    }

    /**
     * The message with this key.
     *
     * @throws org.springframework.context.NoSuchMessageException if the key is missing in this language
     */
    public String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** The message with this key, if there is one. */
    public Optional<String> ifKnown(String key) {
        return Optional.ofNullable(messages.getMessage(key, new Object[0], null, locale));
    }

    public String text(Text text) {
        return isChinese() ? text.zh() : text.en();
    }

    /** The amount without its currency: 1,234,567.89, or 123.46 万 where the viewer wants short amounts. */
    public String amount(long minor, Currency currency) {
        BigDecimal major = BigDecimal.valueOf(minor, currency.digits());
        return isCompact() ? compact(major) : grouped(major, currency.digits());
    }

    public String amount(OptionalLong minor, Currency currency) {
        return minor.isPresent() ? amount(minor.getAsLong(), currency) : NONE;
    }

    /** The amount with its currency: CNY 1,234,567.89. */
    public String money(Money money) {
        return money.currency().code() + " " + amount(money.minor(), money.currency());
    }

    public String money(Optional<Money> money) {
        return money.map(this::money).orElse(NONE);
    }

    public String number(long value) {
        return grouped(BigDecimal.valueOf(value), 0);
    }

    public String number(double value, int decimals) {
        return grouped(BigDecimal.valueOf(value), decimals);
    }

    public String number(OptionalDouble value, int decimals) {
        return value.isPresent() ? number(value.getAsDouble(), decimals) : NONE;
    }

    /** A ratio 0..1 as percent with one decimal: 0.125 is 12.5%. */
    public String percent(double ratio) {
        return percent(ratio, 1);
    }

    public String percent(double ratio, int decimals) {
        return grouped(BigDecimal.valueOf(ratio).movePointRight(2), decimals) + "%";
    }

    public String percent(OptionalDouble ratio) {
        return ratio.isPresent() ? percent(ratio.getAsDouble()) : NONE;
    }

    public String date(LocalDate day) {
        return DateTimeFormatter.ISO_LOCAL_DATE.format(day);
    }

    public String date(Optional<LocalDate> day) {
        return day.map(this::date).orElse(NONE);
    }

    /** To the second, in the company's time zone. */
    public String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    public String time(Optional<Instant> instant) {
        return instant.map(this::time).orElse(NONE);
    }

    /** To the minute, in the company's time zone. */
    public String minute(Instant instant) {
        return MINUTE.format(instant.atZone(zone));
    }

    /** A span of seconds as 42 s, 3 min 20 s or 2 h 5 min. */
    public String span(long seconds) {
        if (seconds < 60) {
            return text("web.span.seconds", seconds);
        }
        return seconds < 3600
                ? text("web.span.minutes", seconds / 60, seconds % 60)
                : text("web.span.hours", seconds / 3600, seconds % 3600 / 60);
    }

    public String orNone(Optional<String> value) {
        return value.orElse(NONE);
    }

    private String compact(BigDecimal major) {
        BigDecimal size = major.abs();
        if (isChinese()) {
            if (size.compareTo(HUNDRED_MILLION) >= 0) {
                return in(major, HUNDRED_MILLION) + " 亿";
            }
            return size.compareTo(TEN_THOUSAND) >= 0 ? in(major, TEN_THOUSAND) + " 万" : grouped(major, 0);
        }
        if (size.compareTo(BILLION) >= 0) {
            return in(major, BILLION) + " bn";
        }
        if (size.compareTo(MILLION) >= 0) {
            return in(major, MILLION) + " m";
        }
        return size.compareTo(TEN_THOUSAND) >= 0 ? in(major, THOUSAND) + " k" : grouped(major, 0);
    }

    private static String in(BigDecimal major, BigDecimal unit) {
        return grouped(major.divide(unit, 2, RoundingMode.HALF_EVEN), 2);
    }

    /** An exact amount with the code of its currency, in the same writing whatever the language. */
    public static String written(long minor, Currency currency) {
        return grouped(BigDecimal.valueOf(minor, currency.digits()), currency.digits()) + " " + currency.code();
    }

    private static String grouped(BigDecimal value, int decimals) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        return format.format(value);
    }

    /** A length for an attribute of a drawing: always with a point, whatever the language. */
    public static String attribute(double length) {
        return String.format(Locale.ROOT, "%.1f", length);
    }
}
