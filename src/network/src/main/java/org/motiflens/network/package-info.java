/**
 * Trained networks and what they compute: architectures as data, weights, bundles with their cards,
 * and the engine that runs forward passes and input gradients in plain Java.
 *
 * <p>No ND4J, no native code, no file format other than the bundle's. What a gradient means to a
 * biologist belongs to {@code org.motiflens.explain}.
 */
package org.motiflens.network;
