package io.ballast.server.assessment;

import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Fragment;
import io.ballast.server.web.Panel;
import io.ballast.server.web.Subject;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a draft of the policy would change, on the page of the draft. */
@Component
class SimulationPanel implements Panel {
    private final Simulations simulations;

    SimulationPanel(Simulations simulations) {
        this.simulations = simulations;
    }

    /**
     * What the section shows.
     *
     * @param draft key of the draft
     * @param hash of its text as shown
     * @param simulations the newest first
     * @param mayStart whether the viewer may start one
     */
    record SimulationList(long draft, String hash, List<Simulation> simulations, boolean mayStart) {
        SimulationList {
            simulations = List.copyOf(simulations);
        }

        boolean isStale(Simulation simulation) {
            return !simulation.draftHash().equals(hash);
        }
    }

    @Override
    public Place place() {
        return new Place("policy-draft", 200, "simulation", "assessment.simulation", Simulations.READ);
    }

    @Override
    public Optional<Fragment> of(Subject subject) {
        CurrentUser user = Users.current();
        if (!Simulations.maySee(user)) {
            return Optional.empty();
        }
        return Optional.of(new Fragment(
                "assessment/simulations",
                new SimulationList(
                        subject.id(),
                        subject.code(),
                        simulations.ofDraft(subject.id(), user),
                        user.may(Simulations.WRITE))));
    }
}
