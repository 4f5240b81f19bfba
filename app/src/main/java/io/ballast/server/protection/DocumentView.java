package io.ballast.server.protection;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A document with all its versions, for programs. */
record DocumentView(
        UUID id,
        ProtectionKind kind,
        String issuer,

        @Schema(description = "Code of the issuer, where it is a customer itself")
        Optional<String> guarantor,

        String number,
        String currency,

        @Schema(description = "false once its release was confirmed, or its registration rejected")
        boolean held,

        @Schema(description = "Newest first; the current one holds")
        List<VersionView> versions,

        @Schema(description = "What speaks against the guarantor")
        List<WarningView> warnings) {

    /** What the document said. */
    record VersionView(
            int place,
            boolean current,
            Cover.State state,
            long valueMinor,
            BigDecimal haircutPercent,
            LocalDate validFrom,

            @Schema(description = "Last day, inclusive; null while open-ended")
            Optional<LocalDate> validTo,

            String note,
            List<PartView> allocations,
            String proposedBy,
            Instant proposedAt,

            @Schema(description = "What the second person said; null while it waits")
            Optional<RulingView> ruling) {}

    /** A part of the value for one customer. */
    record PartView(
            String customer,

            @Schema(description = "Before the haircut, minor units")
            long minor,

            @Schema(description = "What it takes over today, minor units; of the current version only")
            long countedMinor) {}

    /** What the second person said. */
    record RulingView(boolean confirmed, String by, Instant at, String comment) {}

    /** What speaks against the guarantor, of which customer. */
    record WarningView(GuarantorWarnings.Kind kind, String customer) {}

    static DocumentView of(
            ProtectedDocument document,
            List<Protection> counting,
            List<GuarantorWarnings.Warning> warnings,
            LocalDate today) {
        return new DocumentView(
                document.id(),
                document.kind(),
                document.issuer(),
                document.guarantor().map(customer -> customer.code()),
                document.number(),
                document.currency().code(),
                document.isHeld(),
                document.versions().stream()
                        .map(version -> version(version, counting, today))
                        .toList(),
                warnings.stream()
                        .map(warning ->
                                new WarningView(warning.kind(), warning.about().code()))
                        .toList());
    }

    private static VersionView version(ProtectedDocument.Version version, List<Protection> counting, LocalDate today) {
        Cover cover = version.cover();
        return new VersionView(
                version.place(),
                version.isCurrent(),
                cover.state(),
                cover.valueMinor(),
                cover.haircutPercent(),
                cover.validFrom(),
                cover.validTo(),
                cover.note(),
                cover.allocations().stream()
                        .map(part -> new PartView(
                                part.customer().code(),
                                part.minor(),
                                version.isCurrent() ? counted(part, counting, today) : 0))
                        .toList(),
                version.proposer(),
                version.proposedAt(),
                version.ruling()
                        .map(ruling ->
                                new RulingView(ruling.isConfirmed(), ruling.by(), ruling.at(), ruling.comment())));
    }

    private static long counted(Cover.Allocation part, List<Protection> counting, LocalDate today) {
        return counting.stream()
                .filter(each -> each.customer().id().equals(part.customer().id()))
                .mapToLong(each -> each.countedMinor(today))
                .sum();
    }
}
