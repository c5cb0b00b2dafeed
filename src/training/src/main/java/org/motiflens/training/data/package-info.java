/**
 * Data sets: sequence that is known only in places, peak summits, the benchmark's split, and the
 * benchmark's own files. Nothing here knows a network.
 */
package org.motiflens.training.data;
