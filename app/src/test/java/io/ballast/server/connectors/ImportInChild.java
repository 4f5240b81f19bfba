package io.ballast.server.connectors;

import io.ballast.server.BallastApplication;
import io.ballast.server.connectors.ImportProgress.Phase;
import io.ballast.server.connectors.ImportRequest.InputFile;
import io.ballast.server.connectors.ImportRequest.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A server of its own process that imports customers and their invoices, and stops at a moment to be killed there. */
public final class ImportInChild {
    private ImportInChild() {}

    /** Where in the import of the invoices the process is killed. */
    enum Moment {
        /** Rows are parsed and copied. */
        READING,
        /** The last row is copied, nothing is merged. */
        BEFORE_MERGE,
        /** All is merged, nothing is committed. */
        BEFORE_COMMIT,
        /** All is committed, nobody was told. */
        AFTER_COMMIT,
        /** Whenever it comes: the process does not wait for it. */
        ANY_TIME
    }

    /**
     * Starts the server and imports.
     *
     * @param arguments settings of the server, behind them the moment and the directory of the two files
     */
    public static void main(String[] arguments) throws InterruptedException {
        Path directory = Path.of(arguments[arguments.length - 1]);
        Moment moment = Moment.valueOf(arguments[arguments.length - 2]);
        var context = new SpringApplicationBuilder(BallastApplication.class)
                .web(WebApplicationType.NONE)
                .properties("db-scheduler.enabled=false")
                .run(arguments);
        context.getBean(Imports.class)
                .run(
                        new ImportRequest(
                                "ballast",
                                List.of(
                                        InputFile.of(directory.resolve("customers.csv")),
                                        InputFile.of(directory.resolve("invoices.csv"))),
                                Options.standard(),
                                "child",
                                Desk.NOW,
                                Desk.TODAY),
                        new ImportProgress(new Stop(moment, directory)));
        Thread.sleep(Long.MAX_VALUE);
    }

    /** Says that the moment has come, and waits there for its end. */
    private static final class Stop implements ImportProgress.Watcher {
        private final Moment moment;
        private final Path directory;
        private int checks;

        Stop(Moment moment, Path directory) {
            this.moment = moment;
            this.directory = directory;
        }

        @Override
        public void moved(ImportProgress progress) {
            if (!progress.file().equals("invoices.csv")) {
                return;
            }
            checks += progress.phase() == Phase.CHECKING ? 1 : 0;
            boolean isNow = switch (moment) {
                case READING, ANY_TIME ->
                    progress.phase() == Phase.READING && progress.rows() > KilledImportTest.CUSTOMERS;
                case BEFORE_MERGE -> checks == 1;
                case BEFORE_COMMIT -> checks == 3;
                case AFTER_COMMIT -> progress.phase() == Phase.FINISHED;
            };
            if (isNow) {
                say();
            }
        }

        private void say() {
            try {
                Path reached = directory.resolve("reached");
                if (Files.notExists(reached)) {
                    Files.createFile(reached);
                }
                if (moment != Moment.ANY_TIME) {
                    Thread.sleep(Long.MAX_VALUE);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
