package io.ballast.server.notification;

import io.ballast.server.web.Bell;
import org.springframework.stereotype.Component;

/** Tells the deliverer of this server that notices were committed. */
@Component
class OutboxBell extends Bell {}
