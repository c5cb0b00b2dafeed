/**
 * Runs convolutional and recurrent networks, forward and back to the input, one workspace a thread.
 * Reads no file; DeepBind's networks have a package of their own.
 */
package org.motiflens.network.engine;
