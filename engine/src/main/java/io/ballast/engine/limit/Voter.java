package io.ballast.engine.limit;

import io.ballast.engine.value.Text;

/** Who decides on a requested limit, the lower authority first. */
public enum Voter {
    CREDIT_MANAGER(Text.of("信用经理", "Credit manager")),
    CREDIT_COMMITTEE(Text.of("信审委委员", "Member of the credit committee"));

    private final Text label;

    Voter(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }
}
