package io.ballast.server.connectors;

import io.ballast.engine.exposure.DueAmount;
import io.ballast.engine.exposure.ExposureKind;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.IndustrySection;
import io.ballast.engine.value.UnifiedSocialCreditCode;
import io.ballast.server.contracts.NewCompanyLimit;
import io.ballast.server.contracts.NewKindLimit;
import io.ballast.server.contracts.NewTerms;
import io.ballast.server.customers.NewCustomer;
import io.ballast.server.customers.NewOwnCompany;
import io.ballast.server.customers.OwnCompany;
import io.ballast.server.ledger.NewCreditMemo;
import io.ballast.server.ledger.NewDelivery;
import io.ballast.server.ledger.NewDispute;
import io.ballast.server.ledger.NewInvoice;
import io.ballast.server.ledger.NewOrder;
import io.ballast.server.ledger.NewReceipt;
import io.ballast.server.ledger.NewSettlement;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Ballast's own templates. A document names a customer that is there already, or its row is rejected. */
@Component
final class BallastSource implements Source {
    private static final Set<String> UNLIMITED = Set.of("unlimited", "不限", "无限额");
    private static final Set<String> SIZES = Set.of("L", "M", "S", "X");
    private static final int MOST_TERMS_DAYS = 3650;
    private static final int MOST_INSTALMENTS = 999;

    private final SourceDefinition definition = Definitions.read("ballast");

    @Override
    public SourceDefinition definition() {
        return definition;
    }

    @Override
    public Translator translator(FileDefinition file, Layout layout) {
        return switch (file.kind()) {
            case "customers" -> customers(layout);
            case "company_limits" -> companyLimits(layout);
            case "kind_limits" -> kindLimits(layout);
            case "own_companies" -> ownCompanies(layout);
            case "invoices" -> invoices(layout);
            case "credit_memos" -> creditMemos(layout);
            case "receipts" -> receipts(layout);
            case "orders" -> orders(layout);
            case "deliveries" -> deliveries(layout);
            case "disputes" -> disputes(layout);
            case "bills" -> BillRows.translator(layout);
            default -> throw new IllegalArgumentException("Unknown kind of file " + file.kind());
        };
    }

    private static Translator customers(Layout layout) {
        var code = layout.text("customer");
        var name = layout.text("name");
        var nameEn = layout.text("name_en");
        var uscc = layout.text("uscc");
        var industry = layout.text("industry");
        var size = layout.text("size_class");
        var region = layout.text("region");
        var country = layout.text("country");
        var groupCode = layout.text("group_code");
        var groupName = layout.text("group_name");
        var since = layout.day("since");
        var currency = layout.currency("currency");
        var limit = layout.text("credit_limit");
        var limitAmount = layout.amount("credit_limit");
        var termsDays = layout.amount("terms_days");
        var owner = layout.text("owner");
        var department = layout.text("department");
        var purchases = layout.amount("annual_purchases");
        var netWorth = layout.amount("tangible_net_worth");
        var workingCapital = layout.amount("working_capital");
        return (row, intake) -> {
            Currency money = currency.required(row);
            String customer = code.required(row);
            OptionalInt first = since.past(row);
            var annual = purchases.optional(row, money.digits());
            if (annual.isPresent() && annual.getAsLong() < 0) {
                throw purchases.bad(row, "not_positive");
            }
            Optional<String> industryCode = industry.optional(row);
            var described = new NewCustomer(
                    row.number(),
                    customer,
                    name.required(row),
                    nameEn.optional(row),
                    uscc.optional(row).map(written -> verified(written, uscc, row)),
                    industryCode,
                    industryCode.map(written -> section(written, industry, row)),
                    size.optional(row).map(written -> oneOf(SIZES, written, size, row)),
                    region.optional(row),
                    countryCode(country, row),
                    groupCode.optional(row),
                    groupName.optional(row),
                    first,
                    money.code(),
                    annual,
                    netWorth.optional(row, money.digits()),
                    workingCapital.optional(row, money.digits()),
                    owner.optional(row),
                    department.optional(row));
            LimitInForce inForce = limit(limit, limitAmount, row, money);
            OptionalInt days = termsDays.whole(row, MOST_TERMS_DAYS);
            intake.customers().add(described);
            if (days.isPresent() || !(inForce instanceof LimitInForce.None)) {
                intake.terms()
                        .add(new NewTerms(
                                row.number(), customer, inForce, money.code(), days, first.orElse(layout.today())));
            }
        };
    }

    private static Translator companyLimits(Layout layout) {
        var customer = layout.text("customer");
        var company = layout.text("own_company");
        var currency = layout.currency("currency");
        var limit = layout.text("credit_limit");
        var limitAmount = layout.amount("credit_limit");
        var lastDay = layout.day("valid_to");
        return (row, intake) -> {
            Currency money = currency.required(row);
            intake.terms()
                    .add(new NewCompanyLimit(
                            row.number(),
                            customer.required(row),
                            company.optional(row).orElse(OwnCompany.MAIN.code()),
                            limit(limit, limitAmount, row, money),
                            money.code(),
                            notOver(lastDay, row, layout)));
        };
    }

    private static Translator kindLimits(Layout layout) {
        var customer = layout.text("customer");
        var kind = layout.text("exposure_kind");
        var currency = layout.currency("currency");
        var limit = layout.text("credit_limit");
        var limitAmount = layout.amount("credit_limit");
        var lastDay = layout.day("valid_to");
        return (row, intake) -> {
            Currency money = currency.required(row);
            ExposureKind known = ExposureKind.of(layout.meaning("exposure_kind", kind.required(row)))
                    .orElseThrow(() -> kind.bad(row, "unknown_exposure_kind"));
            intake.terms()
                    .add(new NewKindLimit(
                            row.number(),
                            customer.required(row),
                            known,
                            limit(limit, limitAmount, row, money),
                            money.code(),
                            notOver(lastDay, row, layout)));
        };
    }

    private static OptionalInt notOver(Layout.Day lastDay, CellRow row, Layout layout) {
        OptionalInt last = lastDay.planned(row);
        if (last.isPresent() && last.getAsInt() < layout.today()) {
            throw lastDay.bad(row, "in_the_past");
        }
        return last;
    }

    private static Translator ownCompanies(Layout layout) {
        var code = layout.text("own_company");
        var name = layout.text("name");
        return (row, intake) -> {
            String written = code.required(row);
            if (!OwnCompany.isCode(written)) {
                throw code.bad(row, "bad_company_code");
            }
            intake.customers().add(new NewOwnCompany(row.number(), written, name.required(row)));
        };
    }

    private static String verified(String written, Layout.Text field, CellRow row) {
        return switch (UnifiedSocialCreditCode.parse(written)) {
            case UnifiedSocialCreditCode.Parsed.Valid(UnifiedSocialCreditCode code) -> code.text();
            case UnifiedSocialCreditCode.Parsed.WrongCheckDigit _ -> throw field.bad(row, "bad_credit_code");
            case UnifiedSocialCreditCode.Parsed.Malformed _ -> throw field.bad(row, "bad_credit_code");
        };
    }

    private static String section(String written, Layout.Text field, CellRow row) {
        return IndustrySection.ofCode(written)
                .map(IndustrySection::name)
                .orElseThrow(() -> field.bad(row, "unknown_industry"));
    }

    private static String oneOf(Set<String> allowed, String written, Layout.Text field, CellRow row) {
        if (!allowed.contains(written)) {
            throw field.bad(row, "out_of_range");
        }
        return written;
    }

    private static String countryCode(Layout.Text field, CellRow row) {
        String written = field.required(row);
        if (written.length() != 2 || !written.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            throw field.bad(row, "unknown_country");
        }
        return written;
    }

    private static LimitInForce limit(Layout.Text text, Layout.Amount amount, CellRow row, Currency money) {
        Optional<String> written = text.optional(row);
        if (written.isEmpty()) {
            return new LimitInForce.None();
        }
        if (UNLIMITED.contains(written.get())) {
            return new LimitInForce.Unlimited();
        }
        long minor = amount.optional(row, money.digits()).orElseThrow(() -> amount.bad(row, "not_an_amount"));
        if (minor < 0) {
            throw amount.bad(row, "not_positive");
        }
        return new LimitInForce.Amount(minor);
    }

    private static Translator invoices(Layout layout) {
        var head = new DocumentHead(layout);
        var company = layout.text("own_company");
        var instalment = layout.amount("instalment");
        var issued = layout.day("issued");
        var due = layout.day("due");
        var order = layout.text("order_number");
        var dunning = layout.amount("dunning_level");
        return (row, intake) -> {
            DocumentHead.Values values = head.read(row, intake, issued.requiredPast(row));
            int dueDay = due.requiredPlanned(row);
            if (dueDay < values.day()) {
                throw due.bad(row, "due_before_issued");
            }
            OptionalInt part = instalment.whole(row, MOST_INSTALMENTS);
            if (part.isPresent() && part.getAsInt() == 0) {
                throw instalment.bad(row, "out_of_range");
            }
            intake.documents()
                    .add(new NewInvoice(
                            row.number(),
                            values.customer(),
                            values.number(),
                            part.orElse(1),
                            values.day(),
                            false,
                            dueDay,
                            false,
                            values.knownDay(),
                            values.currency().code(),
                            values.amountMinor(),
                            values.baseMinor(),
                            order.optional(row),
                            company.optional(row),
                            dunning.whole(row, DueAmount.HIGHEST_LEVEL)));
        };
    }

    private static Translator receipts(Layout layout) {
        var head = new DocumentHead(layout);
        var company = layout.text("own_company");
        var received = layout.day("received");
        var applied = new Application(layout, SettlementKind.CASH);
        return (row, intake) -> {
            DocumentHead.Values values = head.read(row, intake, received.requiredPast(row));
            Optional<NewSettlement> settlement = applied.read(row, values);
            intake.documents()
                    .add(new NewReceipt(
                            row.number(),
                            values.customer(),
                            values.number(),
                            values.day(),
                            values.knownDay(),
                            values.currency().code(),
                            values.amountMinor(),
                            values.baseMinor(),
                            company.optional(row)));
            settlement.ifPresent(intake.documents()::add);
        };
    }

    private static Translator creditMemos(Layout layout) {
        var head = new DocumentHead(layout);
        var company = layout.text("own_company");
        var issued = layout.day("issued");
        var reason = layout.text("reason");
        var applied = new Application(layout, SettlementKind.CREDIT_MEMO);
        return (row, intake) -> {
            DocumentHead.Values values = head.read(row, intake, issued.requiredPast(row));
            Optional<NewSettlement> settlement = applied.read(row, values);
            intake.documents()
                    .add(new NewCreditMemo(
                            row.number(),
                            values.customer(),
                            values.number(),
                            values.day(),
                            values.knownDay(),
                            values.currency().code(),
                            values.amountMinor(),
                            values.baseMinor(),
                            reason.optional(row),
                            company.optional(row)));
            settlement.ifPresent(intake.documents()::add);
        };
    }

    private static Translator orders(Layout layout) {
        var head = new DocumentHead(layout);
        var company = layout.text("own_company");
        var ordered = layout.day("ordered");
        var requested = layout.day("requested");
        var closed = layout.day("closed");
        var cancelled = layout.day("cancelled");
        var category = layout.text("category");
        return (row, intake) -> {
            DocumentHead.Values values = head.read(row, intake, ordered.requiredPast(row));
            intake.documents()
                    .add(new NewOrder(
                            row.number(),
                            values.customer(),
                            values.number(),
                            values.day(),
                            requested.planned(row).orElse(values.day()),
                            values.notBefore(closed, row),
                            values.notBefore(cancelled, row),
                            values.knownDay(),
                            values.currency().code(),
                            values.amountMinor(),
                            values.baseMinor(),
                            category.optional(row),
                            company.optional(row)));
        };
    }

    private static Translator deliveries(Layout layout) {
        var head = new DocumentHead(layout);
        var company = layout.text("own_company");
        var order = layout.text("order_number");
        var delivered = layout.day("delivered");
        var invoiced = layout.day("invoiced");
        return (row, intake) -> {
            DocumentHead.Values values = head.read(row, intake, delivered.requiredPast(row));
            intake.documents()
                    .add(new NewDelivery(
                            row.number(),
                            values.customer(),
                            values.number(),
                            order.optional(row),
                            values.day(),
                            invoiced.past(row),
                            values.knownDay(),
                            values.currency().code(),
                            values.amountMinor(),
                            values.baseMinor(),
                            company.optional(row)));
        };
    }

    private static Translator disputes(Layout layout) {
        var head = new DocumentHead(layout);
        var invoice = layout.text("invoice_number");
        var opened = layout.day("opened");
        var closed = layout.day("closed");
        var reason = layout.text("reason");
        return (row, intake) -> {
            DocumentHead.Values values = head.read(row, intake, opened.requiredPast(row));
            intake.documents()
                    .add(new NewDispute(
                            row.number(),
                            values.customer(),
                            values.number(),
                            invoice.optional(row),
                            values.day(),
                            values.notBefore(closed, row),
                            values.knownDay(),
                            values.currency().code(),
                            values.amountMinor(),
                            values.baseMinor(),
                            reason.optional(row)));
        };
    }
}
