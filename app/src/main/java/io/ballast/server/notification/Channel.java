package io.ballast.server.notification;

/** The ways a message takes; the label is the message {@code notification.channel.<name>}. */
enum Channel {
    IN_APP,
    MAIL,
    WEBHOOK,
    ROBOT;

    String label() {
        return "notification.channel." + name();
    }
}
