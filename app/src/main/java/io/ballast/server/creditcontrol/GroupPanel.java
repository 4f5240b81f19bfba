package io.ballast.server.creditcontrol;

import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CreditGroups;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Fragment;
import io.ballast.server.web.Panel;
import io.ballast.server.web.Subject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What every level of a tree of groups uses of its limit, and which members use it. */
@Component
class GroupPanel implements Panel {
    private static final int MOST_LEAVES = 200;

    private final CreditGroups groups;
    private final GroupTree tree;
    private final Clock clock;

    GroupPanel(CreditGroups groups, GroupTree tree, Clock clock) {
        this.groups = groups;
        this.tree = tree;
        this.clock = clock;
    }

    /**
     * What the section shows.
     *
     * @param group code of the group that the page is about
     * @param leaves the members with the largest exposure
     * @param more how many members are not shown
     */
    record GroupExposurePage(
            String group,
            LocalDate day,
            Currency currency,
            List<GroupTree.Branch> branches,
            List<GroupTree.Leaf> leaves,
            int more) {
        GroupExposurePage {
            branches = List.copyOf(branches);
            leaves = List.copyOf(leaves);
        }

        DecisionWords words(Fmt fmt) {
            return new DecisionWords(currency, fmt);
        }

        boolean isThis(GroupTree.Branch branch) {
            return branch.group().code().equals(group);
        }

        /** A limit that is over by the day of the figures. */
        boolean isOver(GroupTree.Branch branch) {
            return branch.limit().filter(limit -> !limit.isInForce(day)).isPresent();
        }
    }

    @Override
    public Place place() {
        return new Place("group", 190, "exposure", "creditcontrol.exposure", CreditCheckPages.READ);
    }

    @Override
    public Optional<Fragment> of(Subject subject) {
        return groups.byCode(subject.code())
                .flatMap(group -> tree.of(group, LocalDate.now(clock)))
                .map(seen -> new Fragment(
                        "creditcontrol/group_exposure",
                        new GroupExposurePage(
                                subject.code(),
                                seen.day(),
                                seen.currency(),
                                seen.branches(),
                                seen.leaves().stream().limit(MOST_LEAVES).toList(),
                                Math.max(0, seen.leaves().size() - MOST_LEAVES))));
    }
}
