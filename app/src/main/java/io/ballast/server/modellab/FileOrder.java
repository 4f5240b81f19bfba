package io.ballast.server.modellab;

/**
 * How to read a flat file as a data set.
 *
 * @param key makes one data set of one form, however often it is sent
 * @param name for people
 * @param outcome name of the column that says what became of a row
 * @param bad its value for the bad outcome
 * @param subject name of the column that says whose row it is; empty counts rows
 * @param day name of the column with the day of observation; empty if rows have none
 * @param horizonDays days until the outcome is known; counts only with days
 */
record FileOrder(String key, String name, String outcome, String bad, String subject, String day, int horizonDays) {
    private static final int USUAL_HORIZON = 180;

    /** What a form starts with. */
    static FileOrder empty(String key) {
        return new FileOrder(key, "", "", "1", "", "", USUAL_HORIZON);
    }
}
