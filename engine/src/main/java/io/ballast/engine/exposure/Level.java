package io.ballast.engine.exposure;

import io.ballast.engine.value.Text;

/**
 * Whose limit and position are meant: those of the customer itself, of one of the groups it belongs to, or what of the
 * customer's is of one company of ours.
 *
 * @param number 0 for the customer, 1 for its nearest group, one more for each group above; {@value #COMPANY} for a
 *     company of ours
 * @param code of the group or company, empty for the customer and for the main company
 * @param name of the group or company, empty for the customer and for the main company
 */
public record Level(int number, String code, String name) {
    /** The customer itself. */
    public static final Level CUSTOMER = new Level(0, "", "");

    private static final int COMPANY = -1;
    private static final Text OF_COMPANY = Text.of("销售主体", "own company");
    private static final Text OF_CUSTOMER = Text.of("客户", "customer");
    private static final Text OF_GROUP = Text.of("集团", "group");

    public Level {
        if (number < COMPANY || (number == 0 && !(code.isEmpty() && name.isEmpty()))) {
            throw new IllegalArgumentException("Not a level: " + number + " " + code);
        }
    }

    /** What of the customer's is of a company of ours. */
    public static Level ofCompany(String code, String name) {
        return new Level(COMPANY, code, name);
    }

    public boolean isCompany() {
        return number == COMPANY;
    }

    public boolean isGroup() {
        return number > 0;
    }

    public Text label() {
        return isGroup() ? OF_GROUP : isCompany() ? OF_COMPANY : OF_CUSTOMER;
    }
}
