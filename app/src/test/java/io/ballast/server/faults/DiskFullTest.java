package io.ballast.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;

/** No room is left where uploads lie; the rest goes on. A small file system in memory, so as root only. */
@FaultTest
class DiskFullTest {
    @Autowired
    ApplicationContext context;

    @Value("${ballast.home}")
    Path home;

    @Test
    void an_upload_that_finds_no_room_is_refused_in_clear_words_and_goes_in_when_there_is_some() throws Exception {
        Company company = Company.of(context);
        company.server();
        Path uploads = Files.createDirectories(home.resolve("uploads"));
        var ledger = new Ledger("FULL"); // its invoices are 50 kB
        String key = UUID.randomUUID().toString();
        try (SmallDisk _ = SmallDisk.at(uploads, "32k")) {
            HttpResponse<String> refused =
                    company.client().importFiles(key, ledger.files()).orElseThrow();
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(507);
            assertThat(refused.body()).contains("磁盘空间");
            try (var left = Files.walk(uploads)) {
                assertThat(left.filter(Files::isRegularFile)).isEmpty();
            }
            assertThat(company.client().get("/api/v1/runs").statusCode()).isEqualTo(200);
            Company.body(company.approve(company.draft()));
        }
        company.load(ledger, key);
        assertThat(company.rows(ledger)).startsWith(Ledger.INVOICES + " ");
        company.invariantsHold();
    }
}
