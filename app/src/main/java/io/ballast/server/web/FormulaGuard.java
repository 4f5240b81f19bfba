package io.ballast.server.web;

/** Keeps words that come from outside from being run as a formula by the spreadsheet that opens an export. */
public final class FormulaGuard {
    /** Also in the wide forms that a spreadsheet takes for the narrow ones. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private FormulaGuard() {}

    /** The words, with an apostrophe in front if a spreadsheet would run them. */
    public static String guarded(String words) {
        return !words.isEmpty() && FORMULA_STARTS.indexOf(words.charAt(0)) >= 0 ? "'" + words : words;
    }
}
