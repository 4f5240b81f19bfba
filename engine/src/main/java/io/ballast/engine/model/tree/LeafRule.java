package io.ballast.engine.model.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * The way to one leaf of a tree, as a rule that can be read.
 *
 * @param conditions that all hold, in the order of the predictors; none where the tree is one leaf
 * @param value of the leaf; in a decision tree the event rate
 * @param cover observations that it was found on
 */
public record LeafRule(List<Condition> conditions, double value, double cover) {
    public LeafRule {
        conditions = List.copyOf(conditions);
    }

    /** The rules of the ensemble's tree at this place, from left to right. */
    public static List<LeafRule> of(Ensemble ensemble, int tree) {
        List<LeafRule> rules = new ArrayList<>();
        List<Condition> all = ensemble.predictors().stream().map(Condition::any).toList();
        collect(ensemble.trees().get(tree), 0, all, rules);
        return List.copyOf(rules);
    }

    private static void collect(Tree tree, int node, List<Condition> conditions, List<LeafRule> rules) {
        if (tree.isLeaf(node)) {
            rules.add(new LeafRule(
                    conditions.stream().filter(Condition::isBinding).toList(), tree.value(node), tree.cover(node)));
            return;
        }
        Split split = tree.question(node);
        List<Condition> left = new ArrayList<>(conditions);
        left.set(split.column(), conditions.get(split.column()).left(split));
        collect(tree, tree.left(node), left, rules);
        List<Condition> right = new ArrayList<>(conditions);
        right.set(split.column(), conditions.get(split.column()).right(split));
        collect(tree, tree.left(node) + 1, right, rules);
    }
}
