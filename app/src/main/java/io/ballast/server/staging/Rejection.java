package io.ballast.server.staging;

/**
 * Why a row of a file is not loaded.
 *
 * @param row number of the row, 1 for the first of the file, which is the header
 * @param field name of the field at fault
 * @param value its content, at most 200 characters of it
 * @param rule name of the rule that was broken
 */
public record Rejection(long row, String field, String value, String rule) {
    private static final int LONGEST_VALUE = 200;

    public Rejection {
        value = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE - 1) + "…";
    }
}
