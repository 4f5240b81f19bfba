package io.ballast.engine.scoring;

import io.ballast.engine.value.Text;

/** Risk in three words, as management reports use them. */
public enum RiskLevel {
    LOW(Text.of("低", "Low")),
    MEDIUM(Text.of("中", "Medium")),
    HIGH(Text.of("高", "High"));

    private final Text label;

    RiskLevel(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }
}
