package io.ballast.server.notification;

import java.util.List;
import java.util.OptionalLong;

/**
 * Messages of the signed-in user.
 *
 * @param messages the newest first
 * @param onlyUnread whether those read are left out
 * @param older key behind which older ones begin, if there are any
 */
record InboxPage(List<Message> messages, boolean onlyUnread, OptionalLong older) {
    InboxPage {
        messages = List.copyOf(messages);
    }

    boolean hasUnread() {
        return messages.stream().anyMatch(message -> message.readAt().isEmpty());
    }
}
