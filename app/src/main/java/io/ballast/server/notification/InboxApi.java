package io.ballast.server.notification;

import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own messages, for programs. */
@RestController
@RequestMapping("/api/v1/notifications")
@Tag(name = "notifications", description = "Messages, channels and deliveries")
class InboxApi {
    private static final int MOST = 200;

    private final Inbox inbox;
    private final Formats formats;

    InboxApi(Inbox inbox, Formats formats) {
        this.inbox = inbox;
        this.formats = formats;
    }

    /** A message. */
    record MessageView(
            long id,
            Kind kind,

            @Schema(description = "What happened, in Chinese")
            String titleZh,

            @Schema(description = "What happened, in English")
            String titleEn,

            @Schema(description = "Page that shows it") String path,

            Instant at,
            Optional<Instant> readAt) {}

    @GetMapping
    @Allowed(Allowed.SIGNED_IN)
    @Operation(operationId = "listNotifications", summary = "List one's own messages, the newest first")
    List<MessageView> list(
            @Parameter(description = "Leave out what was read") @RequestParam(defaultValue = "false") boolean unread,
            @Parameter(description = "Only messages with a smaller key, to page on")
                    @RequestParam(defaultValue = "9223372036854775806")
                    long before,
            @Parameter(description = "At most so many, 1 to 200") @RequestParam(defaultValue = "50") int size) {
        if (size < 1 || size > MOST) {
            throw Refusal.badRequest("web.error.400.reason");
        }
        Fmt chinese = formats.in(Locale.SIMPLIFIED_CHINESE);
        Fmt english = formats.in(Locale.ENGLISH);
        return inbox.of(Users.current(), unread, before, size).stream()
                .map(message -> new MessageView(
                        message.id(),
                        message.kind(),
                        message.title(chinese),
                        message.title(english),
                        message.path(),
                        message.at(),
                        message.readAt()))
                .toList();
    }

    @PostMapping("/{id:[0-9]{1,18}}/reading")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(Allowed.SIGNED_IN)
    @Operation(operationId = "readNotification", summary = "Mark one of one's own messages as read")
    void read(@Parameter(description = "Key of the message") @PathVariable long id) {
        CurrentUser user = Users.current();
        Message message = inbox.find(id, user).orElseThrow(Refusal::notFound);
        inbox.read(message.id(), user);
    }

    @PostMapping("/reading")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(Allowed.SIGNED_IN)
    @Operation(operationId = "readNotifications", summary = "Mark all of one's own messages as read")
    void readAll() {
        inbox.readAll(Users.current());
    }
}
