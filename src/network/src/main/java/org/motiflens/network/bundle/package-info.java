/**
 * The file that holds a model: its archive, its card, and the strict readers of both. What a
 * family's own entries mean is in that family's package.
 */
package org.motiflens.network.bundle;
