package io.ballast.server.notification;

import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How one wants to be told, for programs. */
@RestController
@RequestMapping("/api/v1/notifications/preferences")
@Tag(name = "notifications", description = "Messages, channels and deliveries")
class WishApi {
    private final WishRows rows;
    private final WishKeeping keeping;

    WishApi(WishRows rows, WishKeeping keeping) {
        this.rows = rows;
        this.keeping = keeping;
    }

    /** Preferences of the user. */
    record PreferenceView(
            @Schema(description = "Where mails go; empty: the user name, if that is an address")
            Optional<String> address,

            @Schema(description = "zh or en") Optional<String> language,

            @Schema(description = "Name of a time zone, such as Asia/Shanghai")
            Optional<String> zone,

            @Schema(description = "First minute of quiet, such as 21:00")
            Optional<String> quietFrom,

            @Schema(description = "First minute after it; equal to quietFrom: never quiet")
            Optional<String> quietTo,

            @Schema(description = "Whether mails are gathered into one a day")
            Optional<Boolean> digest,

            @Schema(description = "What is switched on, as KIND:CHANNEL; critical kinds always are")
            Optional<Set<String>> wanted) {
        private static PreferenceView of(WishForm form) {
            return new PreferenceView(
                    Optional.of(form.address()),
                    Optional.of(form.language()),
                    Optional.of(form.zone()),
                    Optional.of(form.quietFrom()),
                    Optional.of(form.quietTo()),
                    Optional.of(form.digest()),
                    Optional.of(form.wanted()));
        }

        /** What is left out stays as it is. */
        private WishForm over(WishForm kept) {
            return new WishForm(
                    address.orElse(kept.address()),
                    language.orElse(kept.language()),
                    zone.orElse(kept.zone()),
                    quietFrom.orElse(kept.quietFrom()),
                    quietTo.orElse(kept.quietTo()),
                    digest.orElse(kept.digest()),
                    wanted.orElse(kept.wanted()));
        }
    }

    @GetMapping
    @Allowed(Allowed.SIGNED_IN)
    @Operation(operationId = "getNotificationPreferences", summary = "Get how one is told")
    PreferenceView get() {
        return PreferenceView.of(WishForm.of(rows.of(Users.current())));
    }

    @PutMapping
    @Allowed(Allowed.SIGNED_IN)
    @Operation(operationId = "changeNotificationPreferences", summary = "Change how one is told")
    @ApiResponse(responseCode = "200", description = "The preferences as they are now")
    @ApiResponse(responseCode = "422", description = "A field is not sound")
    PreferenceView change(@RequestBody PreferenceView wanted) {
        WishForm form = wanted.over(WishForm.of(rows.of(Users.current())));
        form.fault().ifPresent(fault -> {
            throw Refusal.unprocessable(fault);
        });
        keeping.keep(form.asWishes(), Users.current());
        return PreferenceView.of(WishForm.of(rows.of(Users.current())));
    }
}
