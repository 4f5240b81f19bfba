package io.ballast.server.ledger;

import io.ballast.engine.value.Currency;
import io.ballast.server.ledger.CustomerDocuments.Sum;
import io.ballast.server.web.Fragment;
import io.ballast.server.web.Panel;
import io.ballast.server.web.Subject;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How many documents of each kind a customer has; each kind opens its list. */
@Component
class DocumentsPanel implements Panel {
    private final CustomerDocuments documents;
    private final Ledger ledger;

    DocumentsPanel(CustomerDocuments documents, Ledger ledger) {
        this.documents = documents;
        this.ledger = ledger;
    }

    /**
     * What the section shows.
     *
     * @param code of the customer
     * @param currency reporting currency of all amounts
     * @param sums by kind
     */
    record DocumentsPage(String code, Currency currency, Map<DocumentKind, Sum> sums) {
        Sum of(DocumentKind kind) {
            return sums.getOrDefault(kind, new Sum(0, 0, 0));
        }
    }

    @Override
    public Place place() {
        return new Place("customer", 800, "documents", "ledger.documents", "ledger:invoice:read");
    }

    @Override
    public Optional<Fragment> of(Subject customer) {
        return ledger.currency()
                .map(currency -> new Fragment(
                        "ledger/customer_documents",
                        new DocumentsPage(customer.code(), currency, documents.sums(customer))));
    }
}
