package io.ballast.server;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** DEGRADED while the database is slow or the clock of this machine is over a minute off, DOWN without database. */
@Component("pulse")
@ConditionalOnWebApplication
final class DatabaseHealth implements HealthIndicator {
    private static final Status DEGRADED = new Status("DEGRADED");

    private final DatabasePulse pulse;

    DatabaseHealth(DatabasePulse pulse) {
        this.pulse = pulse;
    }

    @Override
    public Health health() {
        Health.Builder said = switch (pulse.state()) {
            case SILENT -> Health.down();
            case SLOW -> Health.status(DEGRADED);
            case ANSWERS -> pulse.isClockFar() ? Health.status(DEGRADED) : Health.up();
        };
        return said.withDetail("database", pulse.state())
                .withDetail("clockAheadSeconds", pulse.clockAhead().toSeconds())
                .build();
    }
}
