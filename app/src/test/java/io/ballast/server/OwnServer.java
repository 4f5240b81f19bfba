package io.ballast.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A PostgreSQL server for one test alone, whose data lie where the test says. Closing it stops it. */
public final class OwnServer implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    private OwnServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static OwnServer in(Path home) throws SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.startIn(home);
        DatabaseConfiguration.createRolesAndDatabase(postgres);
        return new OwnServer(postgres);
    }

    /** The server of another process that has the directory; it goes on when this is closed. */
    public static OwnServer of(Path home) {
        return new OwnServer(EmbeddedPostgres.startOrJoin(home));
    }

    /** SIGKILL. */
    public void kill() {
        try {
            postgres.postmaster().ifPresent(ProcessHandle::destroyForcibly);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Eyes on its database from outside, as those of {@code FaultTest}: nothing is served, sequenced or scheduled. */
    public ConfigurableApplicationContext context(Path home) {
        List<String> settings = new ArrayList<>(FreshDatabase.settings(home, postgres.url(), postgres.password()));
        settings.addAll(List.of("ballast.assessment.nightly=-", "db-scheduler.enabled=false"));
        return new SpringApplicationBuilder(BallastApplication.class)
                .web(WebApplicationType.NONE)
                .run(settings.stream().map(setting -> "--" + setting).toArray(String[]::new));
    }

    /** What whoever looks after the machine does: starts it again where it has died. */
    public void startAgain() {
        postgres.reviveIfDead();
    }

    @Override
    public void close() {
        postgres.close();
    }
}
