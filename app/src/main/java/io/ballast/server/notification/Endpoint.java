package io.ballast.server.notification;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A receiver outside the house.
 *
 * @param id its key
 * @param key names it where its secrets are sealed
 * @param type what it understands
 * @param name as people call it
 * @param address where it is posted to; of robots a secret
 * @param secrets what it is signed with: the newest first, the one before while it is still good
 * @param kinds what it is told of
 * @param department it is told of customers of this branch only; none: of all
 * @param language of texts for robots
 * @param isActive whether it is told at all
 * @param disabledBecause why it is not, if it was not a person who switched it off
 * @param version counts changes
 * @param changedBy who changed it last
 */
record Endpoint(
        long id,
        UUID key,
        Type type,
        String name,
        URI address,
        List<String> secrets,
        Set<Kind> kinds,
        Optional<String> department,
        Locale language,
        boolean isActive,
        String disabledBecause,
        int version,
        String changedBy) {
    Endpoint {
        secrets = List.copyOf(secrets);
        kinds = Set.copyOf(kinds);
    }

    /** What receivers understand; the label is the message {@code notification.type.<name>}. */
    enum Type {
        WEBHOOK(Channel.WEBHOOK),
        WECOM(Channel.ROBOT),
        DINGTALK(Channel.ROBOT),
        FEISHU(Channel.ROBOT);

        private final Channel channel;

        Type(Channel channel) {
            this.channel = channel;
        }

        Channel channel() {
            return channel;
        }

        String label() {
            return "notification.type." + name();
        }
    }

    /** The end of the address is not shown: it lets anybody write there. */
    String host() {
        return address.getHost();
    }
}
