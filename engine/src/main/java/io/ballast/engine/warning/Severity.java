package io.ballast.engine.warning;

import io.ballast.engine.value.Text;

/** How loud a warning is. */
public enum Severity {
    INFO(Text.of("提示", "Info")),
    WATCH(Text.of("关注", "Watch")),
    ALARM(Text.of("警报", "Alarm"));

    private final Text label;

    Severity(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }
}
