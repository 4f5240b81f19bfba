package io.ballast.engine.receivable;

import io.ballast.engine.value.Text;

/** From which day the age of an open item counts. */
public enum AgeingBasis {
    DUE_DATE(Text.of("按到期日（逾期）", "by due date")),
    INVOICE_DATE(Text.of("按开票日（账龄）", "by invoice date"));

    private final Text label;

    AgeingBasis(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }
}
