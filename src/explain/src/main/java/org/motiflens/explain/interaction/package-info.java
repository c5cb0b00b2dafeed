/**
 * How features act together, measured by changing sequences: two stretches of a locus knocked out
 * alone and together, two words planted in neutral sequences at every distance and orientation, and
 * the change of attribution at one stretch when another is changed. Every effect comes with a null
 * of the same operation where nothing is expected.
 *
 * <p>What a model says of its features without any sequence belongs to {@code explain.resolve}.
 */
package org.motiflens.explain.interaction;
