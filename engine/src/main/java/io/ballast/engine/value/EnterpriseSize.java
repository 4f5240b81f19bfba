package io.ballast.engine.value;

/** 大、中、小、微: the size classes of Chinese enterprises, largest first. {@link EnterpriseSizes} tells them apart. */
public enum EnterpriseSize {
    LARGE("L", Text.of("大型", "large")),
    MEDIUM("M", Text.of("中型", "medium")),
    SMALL("S", Text.of("小型", "small")),
    MICRO("X", Text.of("微型", "micro"));

    private final String code;
    private final Text label;

    EnterpriseSize(String code, Text label) {
        this.code = code;
        this.label = label;
    }

    /** L, M, S or X, as master data hold it. */
    public String code() {
        return code;
    }

    public Text label() {
        return label;
    }

    /** Whether the law that protects small and medium suppliers covers it: all but the large. */
    public boolean isSmallOrMedium() {
        return this != LARGE;
    }
}
