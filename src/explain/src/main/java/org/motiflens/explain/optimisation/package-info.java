/** Class-optimised sequences: the input that a model likes best. */
package org.motiflens.explain.optimisation;
