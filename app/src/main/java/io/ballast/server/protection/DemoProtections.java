package io.ballast.server.protection;

import io.ballast.engine.value.Currency;
import io.ballast.server.customers.Customer;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.DemoPeople;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.Users;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Documents for some customers of the made-up company, written down by its lawyer and confirmed by its accountant. */
@Component
@ConditionalOnProperty("ballast.demo")
public class DemoProtections {
    private static final int CUSTOMERS = 28;
    private static final String OWN = "";

    private static final String SOME = """
        select id as id_of_customer, code, name, currency, status
        from customers.customer
        where status = 'ACTIVE' and currency = 'CNY'
        order by id
        limit :most""";

    /** One ends soon, one is over, one still waits for a second person. */
    private static final List<Sample> SAMPLES = List.of(
            new Sample(ProtectionKind.BANK_GUARANTEE, "江州银行城东支行", 1_000_000, 10, -200, 165, true),
            new Sample(ProtectionKind.DEPOSIT, OWN, 200_000, 0, -300, 430, true),
            new Sample(ProtectionKind.GUARANTEE, "远山控股有限公司", 3_000_000, 50, -353, 12, true),
            new Sample(ProtectionKind.MORTGAGE, OWN, 5_000_000, 40, -100, 900, true),
            new Sample(ProtectionKind.CREDIT_INSURANCE, "海川信用保险股份有限公司", 2_000_000, 20, -30, 335, true),
            new Sample(ProtectionKind.PLEDGE, OWN, 800_000, 30, -500, -3, true),
            new Sample(ProtectionKind.BANK_GUARANTEE, "南屿银行", 600_000, 10, -1, 364, false));

    private final ProtectionDesk desk;
    private final DemoPeople people;
    private final JdbcClient jdbc;

    DemoProtections(ProtectionDesk desk, DemoPeople people, JdbcClient jdbc) {
        this.desk = desk;
        this.people = people;
        this.jdbc = jdbc;
    }

    /**
     * A document to make up.
     *
     * @param issuer empty where it is the customer itself
     * @param value in major units
     * @param fromDays first day, from today on
     * @param toDays last day, from today on
     */
    private record Sample(
            ProtectionKind kind,
            String issuer,
            long value,
            int haircutPercent,
            int fromDays,
            int toDays,
            boolean isConfirmed) {}

    /** The same documents for the same company, however often it is done on a day. */
    public void arrange(LocalDate today) {
        CurrentUser lawyer = people.person("demo.legal", "许岚", Role.LEGAL);
        CurrentUser accountant = people.person("demo.receivables", "方芸", Role.RECEIVABLES);
        List<Customer> some = jdbc.sql(SOME)
                .param("most", CUSTOMERS)
                .query((row, _) -> ProtectionRows.customer(row))
                .list();
        for (int i = 0; i < some.size(); i++) {
            Sample sample = SAMPLES.get(i % SAMPLES.size());
            Registration asked = registration(sample, some.get(i), today);
            as(lawyer, () -> desk.register(asked, lawyer));
            if (sample.isConfirmed()) {
                as(accountant, () -> desk.confirm(asked.id(), 1, accountant));
            }
        }
    }

    private static Registration registration(Sample sample, Customer customer, LocalDate today) {
        String name = "protection " + customer.code() + " " + today;
        long minor = sample.value() * Currency.CNY.minorPerMajor();
        var cover = new Cover(
                Cover.State.ACTIVE,
                minor,
                BigDecimal.valueOf(sample.haircutPercent()),
                today.plusDays(sample.fromDays()),
                Optional.of(today.plusDays(sample.toDays())),
                "",
                List.of(new Cover.Allocation(customer, minor)));
        return new Registration(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                sample.kind(),
                sample.issuer().equals(OWN) ? customer.name() : sample.issuer(),
                Optional.empty(),
                today.getYear() + "-" + customer.code(),
                Currency.CNY,
                cover);
    }

    private static void as(CurrentUser user, Callable<ProtectedDocument> act) {
        try {
            Users.as(user, act);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A document of the demo was neither taken nor refused", e);
        }
    }
}
