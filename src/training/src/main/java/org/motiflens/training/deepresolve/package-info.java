/**
 * What the authors of DeepResolve published (Liu, Zeng and Gifford 2019): networks of Keras 1 on
 * Theano, an architecture as JSON and weights as HDF5 for each experiment, and the table of overall
 * feature importance. Read from a folder that the user has; nothing of it comes with this program,
 * for it has no licence. No code of a file is ever run.
 *
 * <p>Files of Keras 2 and later belong to {@code training.keras}.
 */
package org.motiflens.training.deepresolve;
