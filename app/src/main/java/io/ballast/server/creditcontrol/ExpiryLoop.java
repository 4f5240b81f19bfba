package io.ballast.server.creditcontrol;

import io.ballast.server.web.Loop;
import org.springframework.stereotype.Component;

/** Gives back within seconds what of limits was held too long. Several servers do no harm to each other. */
@Component
class ExpiryLoop extends Loop {
    private static final long PAUSE_MILLIS = 2_000;

    private final Reservations reservations;

    ExpiryLoop(Reservations reservations) {
        super("reservation-expiry");
        this.reservations = reservations;
    }

    @Override
    protected void step() throws InterruptedException {
        Thread.sleep(PAUSE_MILLIS);
        reservations.expire();
    }
}
