package org.motiflens.training.conformance;

/**
 * One comparison of what was found with what was planted.
 *
 * @param rule that was planted, in words
 * @param what was asked
 * @param planted what the right answer is
 * @param found the answer
 * @param mark what counts as right, as it was set before anything was measured
 * @param passed whether it was reached
 */
public record Mark(
    String rule, String what, String planted, String found, String mark, boolean passed) {}
