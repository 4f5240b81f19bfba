package io.ballast.engine;

import io.ballast.engine.limit.AuthorityPolicy;
import io.ballast.engine.limit.AuthorityStep;
import io.ballast.engine.limit.ReleaseAuthority;
import io.ballast.engine.limit.ReleaseStep;
import io.ballast.engine.limit.Voter;
import io.ballast.engine.scoring.RiskLevel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;

/** Reads the lines of a policy that say who may grant limits and release orders. */
final class AuthorityReader {
    private final PolicyReader lines;

    AuthorityReader(PolicyReader lines) {
        this.lines = lines;
    }

    AuthorityPolicy read() throws PolicyProblem {
        ReleaseAuthority releases = releases();
        if (lines.all("authority").isEmpty() && lines.all("authority-step").isEmpty()) {
            return AuthorityPolicy.NONE.releasing(releases);
        }
        PolicyLine line = lines.only("authority");
        int windowDays = line.integer("window-days");
        int temporaryDays = line.integer("temporary-days");
        int gapDays = line.integer("temporary-gap-days");
        int dueHours = line.integer("due-hours");
        line.finish();
        List<AuthorityStep> steps = new ArrayList<>();
        for (PolicyLine row : lines.all("authority-step")) {
            steps.add(authorityStep(row));
        }
        return line.made(
                "authority-step",
                () -> new AuthorityPolicy(windowDays, temporaryDays, gapDays, dueHours, steps, releases));
    }

    private ReleaseAuthority releases() throws PolicyProblem {
        List<ReleaseStep> steps = new ArrayList<>();
        for (PolicyLine row : lines.all("release-step")) {
            Voter by = row.one(Voter.class, "by");
            List<RiskLevel> risks = row.several(RiskLevel.class, "risk");
            OptionalLong upTo = PolicyReader.amountOrNone(row, "up-to");
            row.finish();
            steps.add(row.made("up-to", () -> new ReleaseStep(by, new LinkedHashSet<>(risks), upTo)));
        }
        return steps.isEmpty()
                ? ReleaseAuthority.NONE
                : lines.all("release-step").getLast().made("up-to", () -> new ReleaseAuthority(steps));
    }

    private static AuthorityStep authorityStep(PolicyLine line) throws PolicyProblem {
        String code = line.string("code");
        List<RiskLevel> risks = line.several(RiskLevel.class, "risk");
        OptionalLong upTo = PolicyReader.amountOrNone(line, "up-to");
        int managers = line.integer("managers");
        int committee = line.integer("committee");
        line.finish();
        return line.made("code", () -> new AuthorityStep(code, new LinkedHashSet<>(risks), upTo, managers, committee));
    }
}
