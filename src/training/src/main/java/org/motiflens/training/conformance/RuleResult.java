package org.motiflens.training.conformance;

/** All that was found of one rule. */
public record RuleResult(
    TrainedRule trained,
    ResolvedRule resolved,
    PlantedCurves curves,
    KnockedOut knockedOut,
    ChangedAttribution changed) {}
