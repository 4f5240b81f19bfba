package io.ballast.server.assessment;

import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.FactsText;
import io.ballast.engine.ledger.LedgerCodec;
import java.util.ArrayList;
import java.util.List;

/**
 * Some customers assessed, their rows encoded for COPY by the thread that computed them.
 *
 * @param customers keys of the customers
 * @param grades grade rank of each
 * @param assessments rows of assessment.assessment
 * @param evidence rows of assessment.evidence
 * @param packed keys of the customers whose ledger was packed anew
 * @param packedRevisions the revision of each
 * @param packs rows of assessment.ledger_pack
 */
record AssessedBatch(
        List<Long> customers,
        List<Integer> grades,
        CopyBuffer assessments,
        CopyBuffer evidence,
        List<Long> packed,
        List<Long> packedRevisions,
        CopyBuffer packs) {
    static final String COPY_PACKS = """
        copy assessment.ledger_pack (customer_id, revision, version, bytes)
        from stdin (format binary)""";

    private static final int PACK_COLUMNS = 4;

    static AssessedBatch of(long run, List<Dossier> dossiers, FactsSnapshot snapshot, Judgement judgement) {
        var batch = new AssessedBatch(
                new ArrayList<>(),
                new ArrayList<>(),
                new CopyBuffer(),
                new CopyBuffer(),
                new ArrayList<>(),
                new ArrayList<>(),
                new CopyBuffer());
        dossiers.forEach(dossier -> batch.add(run, dossier, snapshot, judgement));
        return batch;
    }

    private void add(long run, Dossier dossier, FactsSnapshot snapshot, Judgement judgement) {
        FactsHead head = dossier.head();
        Dossier.Unpacked unpacked = dossier.unpack(snapshot);
        if (unpacked.isNew()) {
            pack(head, unpacked.bytes());
        }
        CustomerFacts facts = dossier.facts(snapshot.scope(), unpacked.ledger());
        var assessed = new AssessedCustomer(
                head.customerId(),
                head.revision(),
                judgement.assess().apply(facts, unpacked.bytes()),
                BookFigures.of(facts, judgement.residue()),
                FactsText.of(facts),
                head.previous());
        customers.add(head.customerId());
        grades.add(assessed.assessment().rating().grade().rank());
        assessed.writeAssessment(run, assessments);
        assessed.writeEvidence(run, evidence);
    }

    private void pack(FactsHead head, byte[] bytes) {
        packed.add(head.customerId());
        packedRevisions.add(head.revision());
        packs.row(PACK_COLUMNS)
                .bigint(head.customerId())
                .bigint(head.revision())
                .smallint(LedgerCodec.VERSION)
                .bytea(bytes);
    }
}
