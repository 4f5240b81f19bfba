package io.ballast.server.connectors;

import io.ballast.server.connectors.ImportRequest.InputFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Derives one CSV for each table from the SQL dump of the tutorial. */
final class ClassicModelsCsv {
    private ClassicModelsCsv() {}

    static List<InputFile> derive(Path sql, Path dir) throws IOException {
        String dump = Files.readString(sql);
        Map<String, BigDecimal> amounts = new HashMap<>();
        for (List<String> line : rows(dump, "orderdetails")) {
            BigDecimal amount = new BigDecimal(line.get(2)).multiply(new BigDecimal(line.get(3)));
            amounts.merge(line.get(0), amount, BigDecimal::add);
        }
        List<List<String>> customers = new ArrayList<>();
        for (List<String> row : rows(dump, "customers")) {
            customers.add(List.of(row.get(0), row.get(1), row.get(10), row.get(11), row.get(12)));
        }
        List<List<String>> orders = new ArrayList<>();
        for (List<String> row : rows(dump, "orders")) {
            String amount = amounts.getOrDefault(row.get(0), BigDecimal.ZERO).toPlainString();
            orders.add(List.of(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), row.get(6), amount));
        }
        return List.of(
                write(
                        dir,
                        "classicmodels_customers.csv",
                        "customerNumber,customerName,country,salesRepEmployeeNumber,creditLimit",
                        customers),
                write(
                        dir,
                        "classicmodels_orders.csv",
                        "orderNumber,orderDate,requiredDate,shippedDate,status,customerNumber,amount",
                        orders),
                write(
                        dir,
                        "classicmodels_payments.csv",
                        "customerNumber,checkNumber,paymentDate,amount",
                        rows(dump, "payments")));
    }

    private static InputFile write(Path dir, String name, String header, List<List<String>> rows) throws IOException {
        String body = rows.stream()
                .map(row -> row.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
        return InputFile.of(Files.writeString(dir.resolve(name), header + "\n" + body + "\n"));
    }

    /** The rows of {@code insert into `table`(…) values (…),(…);}; null is an empty cell. */
    private static List<List<String>> rows(String dump, String table) {
        List<List<String>> rows = new ArrayList<>();
        int at = dump.indexOf("values", dump.indexOf("insert  into `" + table + "`")) + "values".length();
        while (dump.charAt(at) != ';') {
            if (dump.charAt(at) == '(') {
                List<String> row = new ArrayList<>();
                at = readRow(dump, at + 1, row);
                rows.add(row);
            }
            at++;
        }
        return rows;
    }

    private static int readRow(String dump, int start, List<String> row) {
        int at = start;
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        while (isQuoted || dump.charAt(at) != ')') {
            char c = dump.charAt(at);
            if (c == '\\') {
                cell.append(dump.charAt(++at));
            } else if (c == '\'') {
                isQuoted = !isQuoted;
            } else if (c == ',' && !isQuoted) {
                row.add(plain(cell));
                cell.setLength(0);
            } else {
                cell.append(c);
            }
            at++;
        }
        row.add(plain(cell));
        return at;
    }

    private static String plain(StringBuilder cell) {
        String text = cell.toString();
        return text.equals("NULL") ? "" : text;
    }
}
