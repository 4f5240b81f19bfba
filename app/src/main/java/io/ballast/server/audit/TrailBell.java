package io.ballast.server.audit;

import io.ballast.server.web.Bell;
import org.springframework.stereotype.Component;

/** Tells the sequencer of this server that entries were committed. */
@Component
class TrailBell extends Bell {}
