package io.ballast.engine.exposure;

import io.ballast.engine.value.Text;

/**
 * Whose limit and position are meant: those of the customer itself, or of one of the groups it belongs to.
 *
 * @param number 0 for the customer, 1 for its nearest group, one more for each group above
 * @param code of the group, empty for the customer
 * @param name of the group, empty for the customer
 */
public record Level(int number, String code, String name) {
    /** The customer itself. */
    public static final Level CUSTOMER = new Level(0, "", "");

    private static final Text OF_CUSTOMER = Text.of("客户", "customer");
    private static final Text OF_GROUP = Text.of("集团", "group");

    public Level {
        if (number < 0 || (number == 0 && !(code.isEmpty() && name.isEmpty()))) {
            throw new IllegalArgumentException("Not a level: " + number + " " + code);
        }
    }

    public boolean isGroup() {
        return number > 0;
    }

    public Text label() {
        return isGroup() ? OF_GROUP : OF_CUSTOMER;
    }
}
