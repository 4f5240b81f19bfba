package io.ballast.engine.value;

import java.util.Locale;
import java.util.Optional;

/**
 * 统一社会信用代码, the identifier of every organisation registered in China: 18 characters, two of them check digits.
 *
 * <pre>
 * 1 registering department | 1 kind | 6 district | 8 organisation + its check digit | 1 check digit
 * check digit 18 = 31 - sum(value_i * 3^(i-1) mod 31) mod 31, where 31 counts as 0
 * check digit 17 = 11 - sum(value_i * weight_i) mod 11 over characters 9 to 16, where 10 is X and 11 is 0
 * </pre>
 *
 * <ul>
 *   <li>shape: one text in, one {@link Parsed} out; case, width and blanks of the input do not matter
 *   <li>no value: never; what cannot be read says why in both languages
 *   <li>not for: proving that the organisation exists, or that its name fits the code
 *   <li>source: docs/sources.md#gb-32100-2015 and docs/sources.md#gb-11714-1997
 * </ul>
 *
 * @param text 18 normalised characters whose last check digit holds
 */
public record UnifiedSocialCreditCode(String text) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;
    private static final int LONGEST_INPUT = 100;
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int ORGANISATION_START = 8;

    /** What a text turned out to be. */
    public sealed interface Parsed {

        /** A code whose check digit holds; look at {@link UnifiedSocialCreditCode#doubt} too. */
        record Valid(UnifiedSocialCreditCode code) implements Parsed {}

        /**
         * The shape is right, the check digit is not. Some early codes in force are like this, so that whoever records
         * it may decide to keep the text with a reason.
         *
         * @param text 18 normalised characters
         * @param position 18, counted from 1
         * @param expected the digit that would hold
         * @param because what is wrong, for the person who typed it
         */
        record WrongCheckDigit(String text, int position, char expected, Text because) implements Parsed {}

        /**
         * Not a code at all.
         *
         * @param position first character that cannot stand there, from 1; 0 where the length is wrong
         * @param because what is wrong, for the person who typed it
         */
        record Malformed(int position, Text because) implements Parsed {}
    }

    /** @throws IllegalArgumentException if a check fails; use {@link #parse} for outside text */
    public UnifiedSocialCreditCode {
        String checked = text;
        defectOf(text).ifPresent(defect -> {
            throw new IllegalArgumentException("Not a code: '" + checked + "' " + defect);
        });
    }

    /** Reads a code as people write it. */
    public static Parsed parse(String written) {
        if (written.length() > LONGEST_INPUT) {
            return wrongLength(written.length());
        }
        String text = normalise(written);
        return defectOf(text).orElseGet(() -> new Parsed.Valid(new UnifiedSocialCreditCode(text)));
    }

    /** Upper case, half width, without blanks: what {@link #parse} looks at. */
    public static String normalise(String written) {
        StringBuilder text = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            boolean isFullWidth = c >= '\uFF01' && c <= '\uFF5E';
            char narrow = isFullWidth ? (char) (c - 0xFEE0) : c;
            boolean isBlank = Character.isWhitespace(narrow)
                    || Character.isSpaceChar(narrow)
                    || Character.getType(narrow) == Character.FORMAT;
            if (!isBlank) {
                text.append(narrow);
            }
        }
        return text.toString().toUpperCase(Locale.ROOT);
    }

    /** Where the organisation is registered: the department of the first character and the kind of the second. */
    public Text registration() {
        return RegistrationKind.of(text.charAt(0), text.charAt(1));
    }

    /** Whether it belongs to a sole trader (个体工商户): then its data are personal data. */
    public boolean isSoleTrader() {
        return text.startsWith("92");
    }

    /**
     * What speaks against the nine characters of the organisation code, if their own check digit at position 17 does
     * not hold. The code as a whole is valid all the same: organisations are registered under such codes.
     */
    public Optional<Text> doubt() {
        return organisationDoubt(text);
    }

    /** The six digits of the registering district, as in GB/T 2260. */
    public String district() {
        return text.substring(2, ORGANISATION_START);
    }

    /** The nine characters of the organisation code, its check digit last. */
    public String organisation() {
        return text.substring(ORGANISATION_START, LENGTH - 1);
    }

    @Override
    public String toString() {
        return text;
    }

    private static Optional<Parsed> defectOf(String text) {
        if (text.length() != LENGTH) {
            return Optional.of(wrongLength(text.length()));
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            boolean mustBeDigit = i >= 2 && i < ORGANISATION_START;
            if (ALPHABET.indexOf(c) < 0 || (mustBeDigit && (c < '0' || c > '9'))) {
                return Optional.of(wrongCharacter(i + 1, c, mustBeDigit));
            }
        }
        char digit = checkDigit(text);
        return text.charAt(LENGTH - 1) == digit ? Optional.empty() : Optional.of(wrongCheckDigit(text, digit));
    }

    private static char checkDigit(String text) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(text.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    private static char organisationCheckDigit(String text) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += Character.digit(text.charAt(ORGANISATION_START + i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int digit = (11 - sum % 11) % 11;
        return digit == 10 ? 'X' : (char) ('0' + digit);
    }

    private static Parsed wrongLength(int length) {
        return new Parsed.Malformed(
                0,
                Text.of(
                        "统一社会信用代码应为 18 位，实际 " + length + " 位",
                        "a unified social credit code has 18 characters, not " + length));
    }

    private static Parsed wrongCharacter(int position, char found, boolean mustBeDigit) {
        String zh = mustBeDigit ? "应为数字" : "不应使用（不含 I、O、S、V、Z）";
        String en = mustBeDigit ? "must be a digit" : "cannot occur (I, O, S, V and Z are never used)";
        return new Parsed.Malformed(
                position,
                Text.of(
                        "第 " + position + " 位“" + found + "”" + zh,
                        "character " + position + ", '" + found + "', " + en));
    }

    private static Parsed wrongCheckDigit(String text, char expected) {
        char found = text.charAt(LENGTH - 1);
        Text last = Text.of(
                "第 18 位校验码应为 " + expected + "，实际为 " + found,
                "the check digit at position 18 should be " + expected + ", not " + found);
        Text because = organisationDoubt(text)
                .map(also -> Text.of(last.zh() + "；" + also.zh(), last.en() + "; " + also.en()))
                .orElse(last);
        return new Parsed.WrongCheckDigit(text, LENGTH, expected, because);
    }

    private static Optional<Text> organisationDoubt(String text) {
        char found = text.charAt(LENGTH - 2);
        char expected = organisationCheckDigit(text);
        if (found == expected) {
            return Optional.empty();
        }
        return Optional.of(Text.of(
                "第 17 位组织机构代码校验码应为 " + expected + "，实际为 " + found,
                "the organisation code's check digit at position 17 should be " + expected + ", not " + found));
    }
}
