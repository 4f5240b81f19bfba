package io.ballast.server.connectors;

import io.ballast.engine.exposure.BillKind;
import io.ballast.server.ledger.NewBill;
import java.util.Arrays;
import java.util.OptionalInt;

/** Reads the rows of Ballast's template of bills. */
final class BillRows {
    private BillRows() {}

    static Source.Translator translator(Layout layout) {
        var head = new DocumentHead(layout);
        var company = layout.text("own_company");
        var kind = layout.text("kind");
        var received = layout.day("received");
        var due = layout.day("due");
        var acceptor = layout.text("acceptor");
        var passed = layout.day("passed_on");
        var recourse = layout.text("recourse");
        var paid = layout.day("paid");
        var dishonoured = layout.day("dishonoured");
        return (row, intake) -> {
            DocumentHead.Values values = head.read(row, intake, received.requiredPast(row));
            int dueDay = due.planned(row).orElseThrow(() -> due.bad(row, "required"));
            if (dueDay < values.day()) {
                throw due.bad(row, "before_document");
            }
            OptionalInt passedDay = values.notBefore(passed, row);
            boolean isFree = isRecourseFree(layout, recourse, row);
            if (isFree && passedDay.isEmpty()) {
                throw recourse.bad(row, "held_by_us");
            }
            intake.documents()
                    .add(new NewBill(
                            row.number(),
                            values.customer(),
                            values.number(),
                            billKind(layout, kind, row),
                            values.day(),
                            dueDay,
                            acceptor.optional(row),
                            passedDay,
                            isFree,
                            values.notBefore(paid, row),
                            values.notBefore(dishonoured, row),
                            values.knownDay(),
                            values.currency().code(),
                            values.amountMinor(),
                            values.baseMinor(),
                            company.optional(row)));
        };
    }

    private static boolean isRecourseFree(Layout layout, Layout.Text field, CellRow row) {
        return switch (layout.meaning("recourse", field.required(row))) {
            case "yes" -> false;
            case "no" -> true;
            default -> throw field.bad(row, "out_of_range");
        };
    }

    private static BillKind billKind(Layout layout, Layout.Text field, CellRow row) {
        String meant = layout.meaning("kind", field.required(row));
        return Arrays.stream(BillKind.values())
                .filter(kind -> kind.field().equals(meant))
                .findFirst()
                .orElseThrow(() -> field.bad(row, "unknown_bill_kind"));
    }
}
