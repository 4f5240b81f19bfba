/**
 * The rule language: a subset of CEL over indicator names, checked against the catalogue, compiled once and
 * evaluated with three outcomes. The language is described in docs/rules.md. Start at
 * {@link io.ballast.engine.rule.RuleCompiler}.
 */
@NullMarked
package io.ballast.engine.rule;

import org.jspecify.annotations.NullMarked;
