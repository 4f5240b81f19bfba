package io.ballast.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Order checks over HTTP, each client with the next question as soon as it has the answer. The clients share the
 * machine with server and database.
 */
final class OrderMeasure {
    private static final int[] CLIENTS = {1, 8, 32};
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final int WARM_UPS = 9;
    private static final int SEED = 7;

    /** Nine of ten ask about one customer. */
    private static final double BUSY = 0.9;

    /** One of fifty asks about any customer, the others about those whose orders may ship. */
    private static final double ANY = 0.02;

    private static final int MOST_MINOR = 100_000;

    private static final String CODES = """
        select code
        from customers.customer
        where status = 'ACTIVE'
        order by code""";

    private static final String INVOICES = """
        select count(*)
        from ledger.invoice""";

    private final Installation server;
    private final Connection database;
    private final Figures figures;

    OrderMeasure(Installation server, Connection database, Figures figures) {
        this.server = server;
        this.database = database;
        this.figures = figures;
    }

    void compare() throws IOException, InterruptedException, SQLException {
        String formToken = server.formToken("/");
        List<String> all = column(CODES);
        Customers codes = new Customers(all, fit(all, formToken));
        figures.line("order checks over HTTP: %d customers, %s invoices, orders of %d may ship"
                .formatted(all.size(), column(INVOICES).getFirst(), codes.fit().size()));
        for (int i = 0; i < WARM_UPS; i++) {
            ask(codes, CLIENTS[CLIENTS.length - 1], 0, formToken);
        }
        for (int clients : CLIENTS) {
            figures.line("order checks over HTTP, %d at once: %s"
                    .formatted(clients, said(ask(codes, clients, 0, formToken))));
        }
        int crowd = CLIENTS[CLIENTS.length - 1];
        Answers even = ask(codes, crowd, 0, formToken);
        Answers busy = ask(codes, crowd, BUSY, formToken);
        figures.line("order checks over HTTP, p99 of the others with a hot customer / without = %.2f (%.1f, %.1f ms)"
                .formatted(p99(busy.ofOthers) / p99(even.ofOthers), p99(busy.ofOthers), p99(even.ofOthers)));
    }

    /**
     * About whom is asked.
     *
     * @param fit those whose largest order of this measure may ship
     */
    private record Customers(List<String> all, List<String> fit) {
        String hot() {
            return fit.getFirst();
        }

        String next(SplittableRandom random) {
            return random.nextDouble() < ANY
                    ? all.get(random.nextInt(all.size()))
                    : fit.get(1 + random.nextInt(fit.size() - 1));
        }
    }

    private List<String> fit(List<String> all, String formToken) throws IOException, InterruptedException {
        List<String> fit = new ArrayList<>();
        for (String code : all) {
            String order = order(UUID.randomUUID(), code, MOST_MINOR);
            if (isApproved(server.send("POST", "/api/v1/credit-checks/simulations", order, formToken))) {
                fit.add(code);
            }
        }
        return List.copyOf(fit);
    }

    private static String order(UUID id, String code, int minor) {
        return """
            {"id": "%s", "customer": "%s", "order": "%s", "amountMinor": %d}""".formatted(id, code, id, minor);
    }

    private static boolean isApproved(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException("A check answered " + answer.statusCode() + ": " + answer.body());
        }
        return !answer.body().contains("\"outcome\":\"HELD\"");
    }

    /**
     * What the clients saw.
     *
     * @param ofAll milliseconds of each answer
     * @param ofOthers of those about other customers than the first
     */
    private record Answers(List<Double> ofAll, List<Double> ofOthers, int approved) {
        static Answers none() {
            return new Answers(new ArrayList<>(), new ArrayList<>(), 0);
        }

        Answers with(Answers other) {
            ofAll.addAll(other.ofAll);
            ofOthers.addAll(other.ofOthers);
            return new Answers(ofAll, ofOthers, approved + other.approved);
        }
    }

    private static String said(Answers answers) {
        double[] millis = array(answers.ofAll);
        return "%.0f/s, p50 %.1f, p99 %.1f ms, %.0f %% approved"
                .formatted(
                        millis.length / (double) TIME.toSeconds(),
                        Figures.median(millis),
                        Figures.quantile(millis, 0.99),
                        100.0 * answers.approved / millis.length);
    }

    private static double p99(List<Double> millis) {
        return Figures.quantile(array(millis), 0.99);
    }

    private static double[] array(List<Double> millis) {
        return millis.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private Answers ask(Customers codes, int clients, double hotShare, String formToken)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + TIME.toNanos();
        Answers all = Answers.none();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Answers>> working = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                var random = new SplittableRandom(SEED + client);
                working.add(threads.submit(() -> ask(codes, random, hotShare, until, formToken)));
            }
            for (Future<Answers> each : working) {
                all = all.with(each.get());
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        return all;
    }

    private Answers ask(Customers codes, SplittableRandom random, double hotShare, long until, String formToken)
            throws IOException, InterruptedException {
        Answers answers = Answers.none();
        int approved = 0;
        while (System.nanoTime() < until) {
            boolean isHot = random.nextDouble() < hotShare;
            String code = isHot ? codes.hot() : codes.next(random);
            UUID id = new UUID(System.nanoTime(), random.nextLong());
            String order = order(id, code, 1 + random.nextInt(MOST_MINOR));
            long start = System.nanoTime();
            HttpResponse<String> answer = server.send("POST", "/api/v1/credit-checks", order, formToken);
            double millis = (System.nanoTime() - start) / 1e6;
            approved += isApproved(answer) ? 1 : 0;
            answers.ofAll.add(millis);
            if (!isHot) {
                answers.ofOthers.add(millis);
            }
        }
        return new Answers(answers.ofAll, answers.ofOthers, approved);
    }

    private List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return Collections.unmodifiableList(values);
    }
}
