package io.ballast.engine.exposure;

import io.ballast.engine.value.Text;

/** What a check found. */
public enum Verdict {
    PASSED(Text.of("通过", "passed")),
    FAILED(Text.of("未通过", "failed")),
    /** There was nothing to hold against the threshold; {@link CheckResult#because()} says why. */
    NOT_APPLICABLE(Text.of("不适用", "not applicable"));

    private final Text label;

    Verdict(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }
}
