package io.ballast.server.audit;

import io.ballast.server.web.TableExported;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever takes rows out of the system leaves a mark. */
@Component
class ExportTrail {
    private final Audit audit;

    ExportTrail(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    @Transactional
    void exported(TableExported exported) {
        audit.record(
                "web.table.exported",
                "table",
                exported.name(),
                "",
                Map.of(),
                Map.of("format", exported.format(), "rows", exported.rows(), "query", exported.query()));
    }
}
