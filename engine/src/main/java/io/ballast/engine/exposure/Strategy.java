package io.ballast.engine.exposure;

import io.ballast.engine.value.Text;

/** Which of the waiting orders are released first when there is headroom again. */
public enum Strategy {
    /** In the order of their age; the first that does not fit stops all behind it. */
    FIFO(Text.of("先到先放", "first come, first served")),
    /** In the order of their age; one that does not fit lets those behind it pass. */
    FIFO_WITH_SKIP(Text.of("先到先放，可跳过", "first come, with skip")),
    /** Those that together ship the most. */
    MOST_VALUE(Text.of("金额最大", "most value")),
    /** Those that together earn the most; an order whose margin nobody said counts as earning nothing. */
    MOST_MARGIN(Text.of("毛利最大", "most margin"));

    private final Text label;

    Strategy(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }
}
