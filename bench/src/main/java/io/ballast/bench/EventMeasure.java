package io.ballast.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One customer on an event, through the product: an override is placed by REST, its event has the customer assessed
 * anew, and the product's own histograms say how long the database-to-judgement part and the writing took.
 */
final class EventMeasure {
    private static final int WARM_UPS = 1_000;
    private static final int EVENTS = 2_000;

    /** So that one event is over before the next is sent: what is measured is one customer, not a queue. */
    private static final long PAUSE_MILLIS = 40;

    private static final Pattern BUCKET = Pattern.compile(".*_bucket\\{.*le=\"([0-9.E+-]+|\\+Inf)\".*} ([0-9.E+]+)");

    private final Installation server;
    private final Connection database;
    private final Figures figures;

    EventMeasure(Installation server, Connection database, Figures figures) {
        this.server = server;
        this.database = database;
        this.figures = figures;
    }

    void compare() throws IOException, InterruptedException, SQLException {
        List<String> codes = codes(2 * WARM_UPS + 2 * EVENTS);
        send(codes.subList(0, WARM_UPS), false);
        measure("packed books", codes.subList(WARM_UPS, WARM_UPS + EVENTS), false);
        int next = WARM_UPS + EVENTS;
        send(codes.subList(next, next + WARM_UPS), true);
        measure("normalised books", codes.subList(next + WARM_UPS, codes.size()), true);
    }

    private void measure(String books, List<String> codes, boolean isPackDropped)
            throws IOException, InterruptedException, SQLException {
        Map<Double, Double> judged = histogram("judged");
        Map<Double, Double> written = histogram("written");
        send(codes, isPackDropped);
        line("one customer on an event, " + books + ", database to judgement", judged, histogram("judged"));
        line("one customer on an event, " + books + ", writing", written, histogram("written"));
    }

    private void send(List<String> codes, boolean isPackDropped)
            throws IOException, InterruptedException, SQLException {
        String token = server.formToken("/runs");
        String order = "{\"grade\":\"BB\",\"reason\":\"measured\",\"until\":\"%s\"}"
                .formatted(LocalDate.now(ZoneOffset.UTC).plusYears(1));
        for (String code : codes) {
            if (isPackDropped) {
                dropPack(code);
            }
            HttpResponse<String> answer = server.send("PUT", "/api/v1/customers/" + code + "/override", order, token);
            if (answer.statusCode() != 204) {
                throw new IOException("The override was refused: " + answer.statusCode() + " " + answer.body());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private void dropPack(String code) throws SQLException {
        try (PreparedStatement drop = database.prepareStatement("delete from assessment.ledger_pack where customer_id ="
                + " (select id from customers.customer where code = ?)")) {
            drop.setString(1, code);
            drop.executeUpdate();
        }
    }

    private List<String> codes(int most) throws SQLException {
        List<String> codes = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "select code from customers.customer order by md5(code) limit " + most)) {
            while (row.next()) {
                codes.add(row.getString(1));
            }
        }
        return codes;
    }

    /** How many took up to so many seconds. */
    private Map<Double, Double> histogram(String which) throws IOException, InterruptedException {
        Map<Double, Double> counts = new TreeMap<>();
        for (String sample : server.metrics("ballast_reassessment_" + which + "_seconds_bucket")) {
            Matcher bucket = BUCKET.matcher(sample);
            if (!bucket.matches()) {
                throw new IOException("Not a bucket: " + sample);
            }
            String bound = bucket.group(1);
            counts.put(
                    bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound),
                    Double.parseDouble(bucket.group(2)));
        }
        return counts;
    }

    private void line(String what, Map<Double, Double> before, Map<Double, Double> after) throws IOException {
        figures.line("%s: p50 <= %.2f ms, p95 <= %.2f ms, p99 <= %.2f ms, %.0f events"
                .formatted(
                        what,
                        bound(0.5, before, after),
                        bound(0.95, before, after),
                        bound(0.99, before, after),
                        count(Double.POSITIVE_INFINITY, before, after)));
    }

    /** Milliseconds that at least this share did not exceed, to the width of a bucket. */
    private static double bound(double share, Map<Double, Double> before, Map<Double, Double> after) {
        double all = count(Double.POSITIVE_INFINITY, before, after);
        return after.keySet().stream()
                        .filter(bound -> count(bound, before, after) >= share * all)
                        .findFirst()
                        .orElse(Double.POSITIVE_INFINITY)
                * 1e3;
    }

    private static double count(double bound, Map<Double, Double> before, Map<Double, Double> after) {
        return after.getOrDefault(bound, 0.0) - before.getOrDefault(bound, 0.0);
    }
}
