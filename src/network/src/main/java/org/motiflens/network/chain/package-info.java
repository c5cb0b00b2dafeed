/**
 * Chains of layers in any order: convolutions of any padding, stride and dilation, activations,
 * pools, LSTMs and GRUs of one or both directions, dense layers, one output of many. What {@code
 * network.engine} composes faster, from fewer kinds of layers, does not belong here.
 */
package org.motiflens.network.chain;
