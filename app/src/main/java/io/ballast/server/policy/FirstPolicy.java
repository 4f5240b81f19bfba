package io.ballast.server.policy;

import io.ballast.engine.Policy;
import io.ballast.engine.value.Currency;
import io.ballast.server.audit.Audit;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores the standard policy at the first start, in force on every day, so that there is always one. */
@Component
@ConditionalOnBooleanProperty(name = "ballast.dormant", havingValue = false, matchIfMissing = true)
class FirstPolicy implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(FirstPolicy.class);
    private static final LocalDate ALWAYS = LocalDate.EPOCH;
    private static final String INSERT = """
            insert into policy.version (code, number, text, hash, state, approved_by, in_force_from, stored_at)
            select :code, :number, :text, :hash, 'APPROVED', :by, :from, :now
            where not exists (select 1 from policy.version)""";

    private final JdbcClient jdbc;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Currency currency;

    FirstPolicy(
            JdbcClient jdbc,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${ballast.currency}") String currency) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.currency = Currency.of(currency);
    }

    @Override
    public void afterSingletonsInstantiated() {
        Policy policy = Policy.standard(currency);
        transaction.executeWithoutResult(status -> {
            if (store(policy)) {
                audit.record(
                        "policy.version.stored",
                        "policy",
                        policy.toString(),
                        "",
                        Map.of(),
                        Map.of("hash", policy.hash(), "in_force_from", ALWAYS.toString()));
                LOG.info("policy stored code={} version={}", policy.code(), policy.version());
            }
        });
    }

    private boolean store(Policy policy) {
        return jdbc.sql(INSERT)
                        .param("code", policy.code())
                        .param("number", policy.version())
                        .param("text", policy.text())
                        .param("hash", policy.hash())
                        .param("by", Audit.SYSTEM)
                        .param("from", ALWAYS)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }
}
