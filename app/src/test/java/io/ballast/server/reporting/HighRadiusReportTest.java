package io.ballast.server.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.connectors.SharedData;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Command;
import io.ballast.server.web.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public ledger of HighRadius, both halves, through the command. */
@ServerTest
@TestPropertySource(properties = "ballast.test=highradius-report")
class HighRadiusReportTest {
    private static final List<String> HALVES = List.of("highradius_closed_rebuilt.csv", "highradius_open_invoices.csv");

    @Autowired
    AssessCommand command;

    @TempDir
    Path dir;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void both_halves_are_assessed_as_of_two_days_proven_to_the_cent_and_blind_to_the_future() throws Exception {
        Path files = Files.createDirectories(dir.resolve("files"));
        for (String half : HALVES) {
            // the bytes alone: the original may be read-only, the copy is written to
            Files.write(files.resolve(half), Files.readAllBytes(SharedData.require("ledgers/" + half)));
        }
        assertThat(assess(files, "2019-06-30", "june")).isEqualTo(Command.OK);
        assertThat(assess(files, "2020-02-27", "february")).isEqualTo(Command.OK);

        JsonNode june = summary("june");
        // 9,700 open and 40,000 paid invoices; 40 of the open ones are due before they were issued
        assertThat(june.get("rowsRead").asLong()).isEqualTo(49_700);
        assertThat(june.get("rowsRejected").asLong()).isEqualTo(40);
        assertThat(Files.readAllLines(dir.resolve("june/rejected.csv"))).hasSize(1 + 40);
        for (String day : List.of("june", "february")) {
            JsonNode proof = summary(day).get("proof");
            assertThat(proof.get("holds").asBoolean()).isTrue();
            BigDecimal ledger = proof.get("ledger").decimalValue();
            assertThat(sum(day + "/customers.csv", "balance")).isEqualByComparingTo(ledger);
            assertThat(ageing(day)).isEqualByComparingTo(ledger);
            assertThat(ledger).isPositive();
        }
        // nobody is listed in June who bought first after it
        assertThat(june.get("customers").asInt())
                .isLessThan(summary("february").get("customers").asInt());
        assertThat(summary("february").get("files").get(0).get("changed").asLong())
                .isZero();

        byte[] before = Files.readAllBytes(dir.resolve("june/customers.csv"));
        plantTheFuture(files);
        assertThat(assess(files, "2019-06-30", "again")).isEqualTo(Command.OK);
        assertThat(summary("again").get("rowsRead").asLong()).isEqualTo(49_702);
        assertThat(Files.readAllBytes(dir.resolve("again/customers.csv"))).isEqualTo(before);
    }

    /** A large invoice of a known customer paid in 2020, and one of a customer nobody knew before. */
    private static void plantTheFuture(Path files) throws IOException {
        Files.writeString(files.resolve("highradius_closed_rebuilt.csv"), """
                100058044,INGRED co,U001,NAA8,15.0,,99999999.99,2020-01-10,2020-02-20,41,1,1
                999999999,PLANTED llc,U001,NAA8,15.0,,12345.67,2020-01-10,2020-02-20,41,1,1
                """, StandardOpenOption.APPEND);
    }

    private int assess(Path files, String day, String out) throws Exception {
        var terminal = new Terminal(new PrintStream(said, true, StandardCharsets.UTF_8), Map.of("LANG", "en_US.UTF-8"));
        return Users.as(
                CurrentUser.system(),
                () -> command.run(
                        List.of(
                                "--source",
                                "highradius",
                                "--in",
                                files.toString(),
                                "--as-of",
                                day,
                                "--out",
                                dir.resolve(out).toString()),
                        terminal));
    }

    private JsonNode summary(String out) throws IOException {
        return JsonMapper.builder().build().readTree(Files.readString(dir.resolve(out + "/summary.json")));
    }

    private BigDecimal ageing(String day) throws IOException {
        BigDecimal open = BigDecimal.ZERO;
        for (String bucket : List.of(
                "not_due", "days_1_30", "days_31_60", "days_61_90", "days_91_180", "days_181_360", "days_361_up")) {
            open = open.add(sum(day + "/ageing.csv", bucket));
        }
        return open.subtract(sum(day + "/ageing.csv", "unapplied_cash"))
                .subtract(sum(day + "/ageing.csv", "unapplied_credit"));
    }

    private BigDecimal sum(String file, String column) throws IOException {
        return CsvLines.of(dir.resolve(file)).sum(column);
    }
}
