package io.ballast.server.assessment;

import io.ballast.engine.Assessment;
import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.receivable.Exposure;
import io.ballast.engine.receivable.PointInTime;
import io.ballast.engine.value.Grade;
import io.ballast.engine.warning.Warning;
import java.util.List;
import java.util.OptionalLong;

/**
 * One customer under the policy in force and under a draft, judged from the same facts.
 *
 * @param customerId key of the customer
 * @param fromPoints points under the policy in force
 * @param toPoints points under the draft
 * @param fromGrade grade in force under the one
 * @param toGrade grade in force under the other
 * @param fromLimitMinor recommended limit under the one, where there is one
 * @param toLimitMinor recommended limit under the other
 * @param exposureMinor gross exposure, the same under both
 * @param fromRules rules that fire under the one
 * @param toRules rules that fire under the other
 */
record SimulatedCustomer(
        long customerId,
        int fromPoints,
        int toPoints,
        Grade fromGrade,
        Grade toGrade,
        OptionalLong fromLimitMinor,
        OptionalLong toLimitMinor,
        long exposureMinor,
        List<String> fromRules,
        List<String> toRules) {
    SimulatedCustomer {
        fromRules = List.copyOf(fromRules);
        toRules = List.copyOf(toRules);
    }

    static SimulatedCustomer of(Dossier dossier, FactsSnapshot snapshot, Judgement inForce, Judgement draft) {
        Dossier.Unpacked unpacked = dossier.unpack(snapshot);
        CustomerFacts facts = dossier.facts(snapshot.scope(), unpacked.ledger());
        Assessment from = inForce.assess().apply(facts, unpacked.bytes());
        Assessment to = draft.assess().apply(facts, unpacked.bytes());
        PointInTime at = PointInTime.of(facts.asOf(), facts.knowledge());
        return new SimulatedCustomer(
                dossier.head().customerId(),
                from.score().points(),
                to.score().points(),
                from.rating().grade(),
                to.rating().grade(),
                from.limit().recommendedMinor(),
                to.limit().recommendedMinor(),
                Exposure.of(facts.ledger(), at).grossMinor(Exposure.Policy.DEFAULT),
                rules(from),
                rules(to));
    }

    private static List<String> rules(Assessment assessment) {
        return assessment.warnings().stream().map(Warning::rule).toList();
    }

    /** Rules that fire under the draft only. */
    List<String> added() {
        return toRules.stream().filter(rule -> !fromRules.contains(rule)).toList();
    }

    /** Rules that fire under the policy in force only. */
    List<String> dropped() {
        return fromRules.stream().filter(rule -> !toRules.contains(rule)).toList();
    }

    boolean isChanged() {
        return fromPoints != toPoints
                || fromGrade != toGrade
                || !fromLimitMinor.equals(toLimitMinor)
                || !added().isEmpty()
                || !dropped().isEmpty();
    }
}
