package io.ballast.server;

import io.ballast.server.web.Arguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a command keeps its data: with the server's, or apart, below a directory of its own; and the settings of the
 * server it runs in, which is quiet, has no schedules, and ends when what it set off has ended.
 */
final class CommandHome implements AutoCloseable {
    private static final List<String> QUIET = List.of(
            "--db-scheduler.enabled=false",
            "--logging.level.root=WARN",
            "--spring.task.execution.shutdown.await-termination=true",
            "--spring.task.execution.shutdown.await-termination-period=60s");

    /** On the database of a running server, if there is one. */
    private static final List<String> JOINING = List.of("--ballast.database.join=true");

    /** On tables as the migrations leave them. */
    private static final List<String> DORMANT =
            List.of("--spring.main.lazy-initialization=true", "--ballast.dormant=true");

    private final List<String> settings;
    private final Optional<Path> temporary;

    private CommandHome(List<String> settings, Optional<Path> temporary) {
        this.settings = settings;
        this.temporary = temporary;
    }

    /** The directory that {@code --home} names, or a temporary one; nothing of the kind for most commands. */
    static CommandHome of(CommandEntry entry, List<String> arguments) throws IOException {
        if (!entry.hasOwnDatabase()) {
            List<String> shared = new ArrayList<>(QUIET);
            shared.addAll(entry.startsNothing() ? DORMANT : JOINING);
            return new CommandHome(shared, Optional.empty());
        }
        Optional<Path> named =
                Arguments.of(arguments, entry.alone()).text("--home").map(Path::of);
        Path home = named.isPresent() ? Files.createDirectories(named.get()) : temporary();
        List<String> settings = new ArrayList<>(QUIET);
        settings.add("--ballast.home=" + home.toAbsolutePath());
        settings.add("--spring.datasource.url=");
        return new CommandHome(settings, named.isPresent() ? Optional.empty() : Optional.of(home));
    }

    /** The database may have to run as another user, who must get through to its data. */
    private static Path temporary() throws IOException {
        Path home = Files.createTempDirectory("ballast-");
        if (!PostgresBinaries.isWindows()) {
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        }
        return home;
    }

    String[] settings() {
        return settings.toArray(String[]::new);
    }

    @Override
    public void close() {
        temporary.ifPresent(PostgresBinaries::delete);
    }
}
