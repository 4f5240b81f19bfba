package io.ballast.server.protection;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One document: who answers, for whom, what counts today, and every version of it.
 *
 * @param counting what it does for each of its customers; empty once it is not held any more
 * @param isOwn whether the version that waits is the viewer's own
 * @param endId key for a release that is sent from this page
 */
record ProtectionPage(
        ProtectedDocument document,
        List<Protection> counting,
        List<GuarantorWarnings.Warning> warnings,
        boolean isOwn,
        UUID endId,
        LocalDate today,
        Optional<String> fault) {
    ProtectionPage {
        counting = List.copyOf(counting);
        warnings = List.copyOf(warnings);
    }

    String path() {
        return "/protections/" + document.id();
    }

    /** What of the value stands for nobody yet. */
    long leftMinor() {
        Cover cover = document.current().cover();
        return cover.valueMinor() - cover.allocatedMinor();
    }
}
