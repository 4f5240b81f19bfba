package io.ballast.server.creditcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.limits.LimitCalls;
import io.ballast.server.limits.LimitCalls.Buyer;
import io.ballast.server.protection.ProtectionCalls;
import io.ballast.server.protection.ProtectionCalls.Person;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Follows acts of advice to the letter as people and programs do, over the interface only. */
final class AdviceFollower {
    private final int port;
    private final LocalDate today;
    private final ProtectionCalls protections;
    private final LimitCalls limits;
    private final Person manager;
    private final Person legal;
    private final LimitCalls.Person analyst;
    private final HttpClient client = HttpClient.newHttpClient();

    AdviceFollower(int port, JdbcTemplate jdbc, ApplicationContext context, LocalDate today) {
        this.port = port;
        this.today = today;
        this.protections = new ProtectionCalls(port, jdbc, context);
        this.limits = new LimitCalls(port, jdbc, context);
        this.manager = protections.person("advised", Role.CREDIT_MANAGER);
        this.legal = protections.person("advised-legal", Role.LEGAL);
        this.analyst = limits.person("advised-analyst", Role.ANALYST);
    }

    /** An order as it is asked about. */
    record Asked(long minor, LocalDate shipOn) {}

    JsonNode trial(String customer, Asked asked) {
        return send("POST", "/api/v1/credit-checks/simulations", order(customer, asked));
    }

    private static String order(String customer, Asked asked) {
        return """
                {"id": "%s", "customer": "%s", "order": "%s", "amountMinor": %d, "shipOn": "%s"}""".formatted(UUID.randomUUID(), customer, UUID.randomUUID(), asked.minor(), asked.shipOn());
    }

    private JsonNode send(String method, String path, String body) {
        return LimitCalls.said(TestTokens.send(port, manager.token(), method, path, body));
    }

    /** What is said of the order once all acts are done: one decision, or those on both parts of a shipment. */
    List<JsonNode> follow(String customer, Asked asked, JsonNode acts) {
        List<Asked> parts = new ArrayList<>(List.of(asked));
        for (JsonNode act : acts) {
            long minor = act.get("minor").asLong(0);
            switch (act.get("kind").asString()) {
                case "Pay" -> pay(customer, act);
                case "SetLimit" -> setLimit(customer, act, minor);
                case "ProlongLimit" ->
                    ask(
                            buyer(customer, act),
                            "RENEWAL",
                            0,
                            ", \"validTo\": \"%s\"".formatted(act.get("to").asString()));
                case "RenewSecurity" -> renew(customer, act.get("reference").asString());
                case "AddSecurity" ->
                    protections.confirmed(
                            "N-" + UUID.randomUUID(),
                            ProtectionCalls.cover(minor, "0", today.toString(), "", customer));
                case "CutOrder" -> parts.set(0, new Asked(minor, asked.shipOn()));
                case "ShipLater" -> {
                    JsonNode later = act.get("later");
                    parts.set(0, new Asked(minor, asked.shipOn()));
                    parts.add(new Asked(
                            later.get("minor").asLong(),
                            LocalDate.parse(later.get("from").asString())));
                }
                default -> throw new AssertionError("Nobody knows how to follow " + act);
            }
        }
        return parts.stream()
                .filter(part -> part.minor() > 0)
                .map(part -> send("POST", "/api/v1/credit-checks", order(customer, part))
                        .get("decision"))
                .toList();
    }

    private void setLimit(String customer, JsonNode act, long minor) {
        if (act.get("exposureKind").isNull()) {
            ask(buyer(customer, act), "AMOUNT", minor, "");
            return;
        }
        String row =
                String.join(",", customer, act.get("exposureKind").asString().toLowerCase(Locale.ROOT), money(minor));
        imported("kind_limits", "customer_code,exposure_kind,credit_limit\n" + row);
    }

    private static Buyer buyer(String customer, JsonNode act) {
        return act.get("group").isNull()
                ? new Buyer("customer", customer, 0)
                : new Buyer("group", act.get("group").asString(), 0);
    }

    private void ask(Buyer buyer, String kind, long minor, String more) {
        limits.granted(LimitCalls.said(limits.ask(analyst, buyer, kind, minor, more)));
    }

    /** To another last day, all else as it was. */
    private void renew(String customer, String reference) {
        JsonNode old = send("GET", ProtectionCalls.PATH + "?show=EXPIRED&customer=" + customer, "")
                .get("items")
                .valueStream()
                .filter(each -> each.get("number").asString().equals(reference))
                .findFirst()
                .orElseThrow();
        String cover = ProtectionCalls.cover(
                old.get("allocatedMinor").asLong(),
                old.get("haircutPercent").asString(),
                old.get("validFrom").asString(),
                today.plusYears(1).toString(),
                customer);
        UUID id = UUID.fromString(old.get("id").asString());
        String path = ProtectionCalls.PATH + "/" + id;
        String change = "{\"id\": \"%s\", \"cover\": %s}".formatted(UUID.randomUUID(), cover);
        LimitCalls.said(TestTokens.send(port, legal.token(), "POST", path + "/changes", change));
        LimitCalls.said(protections.confirm(manager, id, 2));
    }

    /** Sends the receipts of a file: each part against an invoice due that day, the rest on account. */
    private void pay(String customer, JsonNode act) {
        JsonNode payment = act.get("payment");
        assertThat(payment.get("applyCashMinor").asLong()).isZero();
        assertThat(payment.get("applyCreditMinor").asLong()).isZero();
        List<String> payers = payers(customer, act);
        List<String> rows =
                new ArrayList<>(List.of("customer_code,number,received,amount,invoice_number,applied_amount"));
        long left = payment.get("payMinor").asLong();
        for (JsonNode part : payment.get("parts")) {
            long toSet = part.get("minor").asLong();
            for (String payer : payers) {
                for (JsonNode invoice : due(payer, part.get("dueOn").asString())) {
                    long set = Math.min(toSet, invoice.get("openMinor").asLong());
                    if (set > 0) {
                        rows.add(receipt(payer, set, invoice.get("number").asString(), money(set)));
                    }
                    toSet -= set;
                    left -= set;
                }
            }
        }
        if (left > 0) {
            rows.add(receipt(payers.getFirst(), left, "", ""));
        }
        imported("receipts", String.join("\n", rows) + "\n");
    }

    /** The customer itself, or who belongs to the group directly. */
    private List<String> payers(String customer, JsonNode act) {
        if (act.get("group").isNull()) {
            return List.of(customer);
        }
        String group = act.get("group").asString();
        return send("GET", "/api/v1/groups/" + group, "")
                .get("members")
                .valueStream()
                .filter(member -> member.get("group").asString().equals(group))
                .map(member -> member.get("code").asString())
                .filter(code -> !code.equals(customer))
                .toList();
    }

    private List<JsonNode> due(String customer, String day) {
        String path = "/api/v1/customers/" + customer + "/documents/invoices?which=OPEN&asOf=" + today;
        return send("GET", path, "")
                .at("/page/items")
                .valueStream()
                .filter(invoice -> invoice.get("secondDay").asString().equals(day))
                .toList();
    }

    private String receipt(String customer, long minor, String invoice, String applied) {
        return String.join(",", customer, "N-" + UUID.randomUUID(), today.toString(), money(minor), invoice, applied);
    }

    private static String money(long minor) {
        return "%d.%02d".formatted(minor / 100, minor % 100);
    }

    private void imported(String file, String content) {
        String body = "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + file + ".csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + content + "\r\n--x--\r\n";
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/imports?source=ballast"))
                .header("Authorization", "Bearer " + manager.token())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> sent = client.send(request, BodyHandlers.ofString());
            String path = sent.headers().firstValue("Location").orElseThrow(() -> new AssertionError(sent.body()));
            JsonNode state = send("GET", path, "");
            for (int i = 0; i < 600 && state.get("state").asString().equals("RUNNING"); i++) {
                Thread.sleep(20);
                state = send("GET", path, "");
            }
            assertThat(state.at("/files/0/rows/rejected").asLong())
                    .as(state.toString())
                    .isZero();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
