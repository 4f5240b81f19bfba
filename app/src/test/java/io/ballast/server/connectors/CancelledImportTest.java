package io.ballast.server.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.server.ServerTest;
import io.ballast.server.connectors.ImportReport.FileReport;
import io.ballast.server.connectors.ImportRequest.InputFile;
import io.ballast.server.connectors.ImportRequest.Options;
import io.ballast.server.web.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Somebody stops an import in the background. */
@ServerTest
@TestPropertySource(properties = "ballast.test=wizard")
class CancelledImportTest {
    private static final int ROWS = 50_000;

    @Autowired
    Imports imports;

    @Autowired
    Batches batches;

    @TempDir
    Path dir;

    /** A job that somebody stops once the first rows are read. */
    private static final class Stopped implements Progress {
        private long total;

        @Override
        public void total(long rows) {
            total = rows;
        }

        @Override
        public void done(long rows) throws Cancelled {
            if (rows > 0) {
                throw new Cancelled();
            }
        }
    }

    @Test
    void a_cancelled_import_loads_nothing_and_is_called_so() {
        var text = new StringBuilder(Desk.CUSTOMERS);
        for (int i = 0; i < ROWS; i++) {
            text.append("CA-").append(i).append(",Corvus,CN,CNY,,,\n");
        }
        Path file =
                new Desk(imports, dir).write("customers.csv", text.toString().getBytes(StandardCharsets.UTF_8));
        var job = new Stopped();
        var watch = new JobWatch(job);
        FileReport report = imports.run(
                        new ImportRequest(
                                "ballast",
                                List.of(InputFile.of(file)),
                                Options.standard(),
                                "test",
                                Desk.NOW,
                                Desk.TODAY),
                        new ImportProgress(watch))
                .files()
                .getFirst();
        assertThat(report.state()).isEqualTo(ImportReport.State.CANCELLED);
        assertThat(batches.byId(report.batch().orElseThrow()).orElseThrow().state())
                .isEqualTo(BatchState.CANCELLED);
        assertThatThrownBy(watch::end).isInstanceOf(Progress.Cancelled.class);
        assertThat(job.total).isPositive(); // an estimate from the bytes read so far
    }
}
