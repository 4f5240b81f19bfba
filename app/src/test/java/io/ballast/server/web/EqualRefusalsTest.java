package io.ballast.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.assessment.AssessedServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A customer of somebody else and one that does not exist are refused by the same words, after the same time: who guesses
 * codes learns nothing from either. Requests of both kinds go in turns, in random order, over one connection.
 */
@AssessedServerTest
@Tag("faults")
class EqualRefusalsTest {
    private static final List<String> PATHS = List.of(
            "/api/v1/customers/%s",
            "/api/v1/customers/%s/assessment",
            "/api/v1/customers/%s/documents/invoices",
            "/api/v1/customers/%s/replay");

    private static final int WARM_UP = 300;
    private static final int MOST_CODES = 20;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void a_customer_of_somebody_else_is_refused_as_fast_and_in_the_same_words_as_one_that_is_not_there()
            throws Exception {
        AssessedDemo.load(context);
        String owner = codes("select owner_code from customers.customer where owner_code <> '' order by owner_code")
                .getFirst();
        List<String> foreign =
                codes("select code from customers.customer where owner_code <> '" + owner + "' order by code");
        List<String> missing = foreign.stream()
                .map(code -> code.substring(0, code.length() - 2) + "ZZ")
                .toList();
        String token =
                new TestTokens(context).of(new TestUsers(context).ownerOf("guesser", owner, Role.SALES, Role.ANALYST));
        for (String path : PATHS) {
            var comparison = new Comparison(Integer.getInteger("requests", 1_000));
            for (int i = -WARM_UP; i < comparison.size(); i++) {
                int code = Math.floorMod(i, foreign.size());
                boolean isForeignFirst = comparison.random.nextBoolean();
                List<String> both = isForeignFirst
                        ? List.of(foreign.get(code), missing.get(code))
                        : List.of(missing.get(code), foreign.get(code));
                long[] nanos = new long[2];
                List<String> said = new ArrayList<>();
                for (int k = 0; k < 2; k++) {
                    long begun = System.nanoTime();
                    HttpResponse<String> answer = get(path.formatted(both.get(k)), token);
                    nanos[k] = System.nanoTime() - begun;
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
                    said.add(words(answer, both.get(k)));
                }
                assertThat(said.getFirst()).isEqualTo(said.getLast());
                comparison.add(i, isForeignFirst ? nanos : new long[] {nanos[1], nanos[0]});
            }
            System.err.println(path + " " + comparison.told());
            assertThat(comparison.slowerShare())
                    .as(path + ": how often that of somebody else takes longer; 0.5 says nothing")
                    .isBetween(0.44, 0.56);
        }
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }

    /** All that was answered, but for the code and the number of the request. */
    private static String words(HttpResponse<String> answer, String code) {
        String number = answer.headers().firstValue("X-Request-Id").orElse("-");
        return answer.body().replace(code, "").replace(number, "");
    }

    private List<String> codes(String query) {
        return jdbc.query(query, (row, index) -> Objects.requireNonNull(row.getString(1))).stream()
                .distinct()
                .limit(MOST_CODES)
                .toList();
    }

    /** Times of two kinds, compared by medians and by Mann and Whitney's share of pairs. */
    private static final class Comparison {
        private final Random random = new Random(Long.getLong("seed", 4));
        private final long[] foreign;
        private final long[] missing;

        Comparison(int size) {
            foreign = new long[size];
            missing = new long[size];
        }

        int size() {
            return foreign.length;
        }

        void add(int index, long... nanos) {
            if (index >= 0) {
                foreign[index] = nanos[0];
                missing[index] = nanos[1];
            }
        }

        /** Share of pairs, one of each kind, in which the first takes longer; ties count a half. */
        double slowerShare() {
            long[] sorted = missing.clone();
            Arrays.sort(sorted);
            double wins = 0;
            for (long each : foreign) {
                int below = Arrays.binarySearch(sorted, each);
                wins += below >= 0 ? below + 0.5 : -below - 1;
            }
            return wins / ((double) foreign.length * missing.length);
        }

        /** Share of 1,000 random relabellings of the pairs whose mean difference is as large as that seen. */
        double chance() {
            double seen = Math.abs(sumOf(false));
            long asLarge = IntStream.range(0, 1_000)
                    .filter(i -> Math.abs(sumOf(true)) >= seen)
                    .count();
            return asLarge / 1_000.0;
        }

        private double sumOf(boolean isMixed) {
            double sum = 0;
            for (int i = 0; i < foreign.length; i++) {
                double difference = Math.log((double) foreign[i]) - Math.log((double) missing[i]);
                sum += isMixed && random.nextBoolean() ? -difference : difference;
            }
            return sum;
        }

        String told() {
            return String.format(
                    Locale.ROOT,
                    "requests=%d+%d median_us foreign=%.0f missing=%.0f p95_us foreign=%.0f missing=%.0f slower_share=%.3f"
                            + " chance=%.3f",
                    size(),
                    size(),
                    at(foreign, 0.5),
                    at(missing, 0.5),
                    at(foreign, 0.95),
                    at(missing, 0.95),
                    slowerShare(),
                    chance());
        }

        private static double at(long[] nanos, double share) {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return sorted[(int) (share * (sorted.length - 1))] / 1_000.0;
        }
    }
}
