package io.ballast.server.portfolio;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By what receivables are broken down. */
enum Dimension {
    CUSTOMER,
    OWNER,
    DEPARTMENT,
    REGION,
    INDUSTRY;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String label() {
        return "portfolio.by." + code();
    }

    static Optional<Dimension> of(String code) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.code().equals(code))
                .findFirst();
    }
}
