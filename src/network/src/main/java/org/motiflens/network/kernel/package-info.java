/**
 * The arithmetic of layers on plain {@code float} arrays: one interface, {@link
 * org.motiflens.network.kernel.Kernels}, and its back ends.
 *
 * <p>Back ends know rows and columns, not windows, bases or architectures. Within one back end
 * every output element is computed by the same operations in the same order whatever the number of
 * rows in a call, so that windows computed together and alone agree to the last bit.
 */
package org.motiflens.network.kernel;
