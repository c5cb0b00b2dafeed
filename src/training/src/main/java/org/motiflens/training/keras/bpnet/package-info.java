/**
 * Base-resolution models of the BPNet kind that Keras saved: what of a file's graph is trunk, heads
 * and bias model, and their parameters in our order. What such a model computes is said in {@code
 * network.bpnet}.
 */
package org.motiflens.training.keras.bpnet;
