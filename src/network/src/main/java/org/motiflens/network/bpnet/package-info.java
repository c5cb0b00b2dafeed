/**
 * Base-resolution models of the BPNet kind: a convolution, dilated convolutions with residuals, a
 * head for the shape of the profile and one for the logarithm of its counts (Avsec et al. 2021,
 * Nature Genetics 53:354; ChromBPNet: Pampari et al. 2024, bioRxiv 2024.12.25.630221). Their shape
 * and weights, their file, the engine that runs them forward and back to the input, and the scalars
 * that an explanation can be of. What methods make of these gradients is in {@code
 * org.motiflens.explain}; reading Keras's files is not done here.
 */
package org.motiflens.network.bpnet;
