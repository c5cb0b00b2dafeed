/**
 * Models that Deeplearning4j saved: configuration and coefficients, read as numbers, never as
 * objects. Knows no class of Deeplearning4j.
 */
package org.motiflens.network.dl4j;
