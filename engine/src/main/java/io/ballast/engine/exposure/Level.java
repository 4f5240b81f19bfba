package io.ballast.engine.exposure;

import io.ballast.engine.value.Text;
import java.util.Optional;

/**
 * Whose limit and position are meant: those of the customer itself, of one of the groups it belongs to, or what of the
 * customer's is of one company of ours, or of one kind of exposure.
 *
 * @param number 0 for the customer, 1 for its nearest group, one more for each group above; {@value #COMPANY} for a
 *     company of ours, {@value #KIND} for a kind of exposure
 * @param code of the group, company or kind, empty for the customer and for the main company
 * @param name of the group or company, empty for the customer, for the main company and for kinds
 */
public record Level(int number, String code, String name) {
    /** The customer itself. */
    public static final Level CUSTOMER = new Level(0, "", "");

    private static final int COMPANY = -1;
    private static final int KIND = -2;
    private static final Text OF_KIND = Text.of("敞口类别", "kind of exposure");
    private static final Text OF_COMPANY = Text.of("销售主体", "own company");
    private static final Text OF_CUSTOMER = Text.of("客户", "customer");
    private static final Text OF_GROUP = Text.of("集团", "group");

    public Level {
        if (number < KIND || (number == 0 && !(code.isEmpty() && name.isEmpty()))) {
            throw new IllegalArgumentException("Not a level: " + number + " " + code);
        }
    }

    /** What of the customer's is of a company of ours. */
    public static Level ofCompany(String code, String name) {
        return new Level(COMPANY, code, name);
    }

    /** What of the customer's is of a kind of exposure. */
    public static Level ofKind(ExposureKind kind) {
        return new Level(KIND, kind.code(), "");
    }

    /** The kind of exposure; empty where it is another level. */
    public Optional<ExposureKind> kind() {
        return number == KIND ? ExposureKind.of(code) : Optional.empty();
    }

    public boolean isKind() {
        return number == KIND;
    }

    public boolean isCompany() {
        return number == COMPANY;
    }

    public boolean isGroup() {
        return number > 0;
    }

    public Text label() {
        return isGroup() ? OF_GROUP : isCompany() ? OF_COMPANY : isKind() ? OF_KIND : OF_CUSTOMER;
    }
}
