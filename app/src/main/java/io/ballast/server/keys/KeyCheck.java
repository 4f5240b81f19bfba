package io.ballast.server.keys;

import io.ballast.server.audit.Audit;
import io.ballast.server.sealing.KeyKeeping;
import io.ballast.server.sealing.KeyLost;
import io.ballast.server.sealing.Resealing;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/**
 * Before anything is served: the field key opens the ring, and no clear text of an earlier version is left. Without the
 * key no server starts; commands do, because some of them are needed just then.
 */
@Component
class KeyCheck implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(KeyCheck.class);

    private final KeyKeeping keys;
    private final Resealing resealing;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final ApplicationContext context;

    KeyCheck(
            KeyKeeping keys,
            Resealing resealing,
            Audit audit,
            TransactionTemplate transaction,
            ApplicationContext context) {
        this.keys = keys;
        this.resealing = resealing;
        this.audit = audit;
        this.transaction = transaction;
        this.context = context;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            keys.check();
        } catch (KeyLost lost) {
            List<KeyKeeping.Counted> affected = keys.counted();
            if (context instanceof WebApplicationContext) {
                throw new NoFieldKey(lost, affected);
            }
            LOG.warn("field key lost: names and addresses stay sealed");
            return;
        }
        long sealed = resealing.sealClearText();
        if (sealed > 0) {
            transaction.executeWithoutResult(status -> audit.record(
                    "keys.values.sealed",
                    "key",
                    keys.state().current().orElse(""),
                    "",
                    Map.of(),
                    Map.of("values", sealed)));
            LOG.info("sealed clear text values={}", sealed);
        }
    }
}
