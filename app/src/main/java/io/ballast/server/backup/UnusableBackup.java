package io.ballast.server.backup;

import io.ballast.engine.value.Text;

/** A backup cannot be made or used as it was asked for; the message is for the person who asked. */
final class UnusableBackup extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Text why;

    UnusableBackup(Text why) {
        super(why.en());
        this.why = why;
    }

    UnusableBackup(Text why, Throwable cause) {
        super(why.en(), cause);
        this.why = why;
    }

    Text why() {
        return why;
    }
}
