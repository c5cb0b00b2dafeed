/**
 * Which factors bind at a place: the models of many factors on one scale, the words that they see
 * there, and groups of those that cannot be told apart. Scales are made in {@code
 * org.motiflens.explain.calibration}, words in {@code org.motiflens.explain.motif}.
 */
package org.motiflens.explain.factors;
