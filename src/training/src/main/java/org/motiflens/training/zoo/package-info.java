/**
 * Training many models: which experiments, in which order, side by side and resumable. One training
 * is the concern of the package above.
 */
package org.motiflens.training.zoo;
