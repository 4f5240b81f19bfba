package io.ballast.server.identity;

import java.util.List;
import java.util.Optional;

/**
 * One's second factor.
 *
 * @param picture what an app scans; empty once an app is confirmed
 * @param secret the same to type in
 * @param codes recovery codes just made, shown this once
 * @param codesLeft recovery codes that are not used up
 * @param mayLeave whether pages work without
 * @param fault message key of what is wrong
 */
record SecondFactorPage(
        Optional<QrCode> picture,
        String secret,
        List<String> codes,
        long codesLeft,
        boolean mayLeave,
        Optional<String> fault) {
    SecondFactorPage {
        codes = List.copyOf(codes);
    }
}
