package io.ballast.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages as a browser on the same machine gets them, one after the other. */
final class PageMeasure {
    private static final int VISITS = 100;
    private static final int FIRST_VISITS = 20;
    private static final int WARM_UPS = 15;
    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");

    private static final List<String> PATHS = List.of(
            "/customers",
            "/customers?sort=points",
            "/customers?sort=-overdue",
            "/customers?sort=name",
            "/customers?q=" + URLEncoder.encode("恒通", StandardCharsets.UTF_8),
            "/customers?q=4711",
            "/customers?region=" + URLEncoder.encode("浙江", StandardCharsets.UTF_8) + "&overdue=yes",
            "/customers?class=C&sort=-exposure",
            "/portfolio",
            "/",
            "/receivables",
            "/receivables?by=customer&page=1500",
            "/receivables/customers?worry=overdue&page=500",
            "/receivables/invoices?overdue=1&page=500",
            "/warnings",
            "/runs");

    /** Pages whose sums are kept in memory until customers, documents or runs change. */
    private static final List<String> KEPT = List.of("/customers", "/portfolio", "/", "/receivables");

    private static final String CHANGE =
            "update customers.customer set name = name where id = " + "(select min(id) from customers.customer)";

    private final Installation server;
    private final Connection database;
    private final Figures figures;

    PageMeasure(Installation server, Connection database, Figures figures) {
        this.server = server;
        this.database = database;
        this.figures = figures;
    }

    void compare() throws IOException, InterruptedException, SQLException {
        for (String path : PATHS) {
            visit(path, Collections.nCopies(VISITS, path));
        }
        visitDeepPages();
        visit("/customers/{code}", customers());
        for (String path : KEPT) {
            visitFirst(path);
        }
    }

    private List<String> customers() throws SQLException {
        List<String> paths = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "select code from customers.customer order by md5(code) limit " + VISITS)) {
            while (row.next()) {
                paths.add("/customers/" + row.getString(1));
            }
        }
        return paths;
    }

    private void visit(String name, List<String> paths) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UPS; i++) {
            get(paths.get(i));
        }
        double[] millis = new double[paths.size()];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = millisOf(paths.get(i));
        }
        line(name, millis);
    }

    /** As the first who looks after a customer has changed. */
    private void visitFirst(String path) throws IOException, InterruptedException, SQLException {
        double[] millis = new double[FIRST_VISITS];
        for (int i = 0; i < millis.length; i++) {
            try (Statement statement = database.createStatement()) {
                statement.execute(CHANGE);
            }
            millis[i] = millisOf(path);
        }
        line(path + ", first visitor after a change", millis);
    }

    /** From page to page by the link to the next one. */
    private void visitDeepPages() throws IOException, InterruptedException {
        String path = "/customers?sort=-exposure";
        double[] millis = new double[VISITS];
        for (int i = 0; i < VISITS; i++) {
            long start = System.nanoTime();
            String body = get(path);
            millis[i] = (System.nanoTime() - start) / 1e6;
            Matcher next = NEXT.matcher(body);
            if (!next.find()) {
                throw new IOException("No next page on " + path);
            }
            path = next.group(1).replace("&amp;", "&");
        }
        line("/customers, from page to page", millis);
    }

    private double millisOf(String path) throws IOException, InterruptedException {
        long start = System.nanoTime();
        get(path);
        return (System.nanoTime() - start) / 1e6;
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = server.get(path);
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    private void line(String name, double[] millis) throws IOException {
        figures.line(
                "%s p50 %.0f ms, p95 %.0f ms".formatted(name, Figures.median(millis), Figures.quantile(millis, 0.95)));
    }
}
