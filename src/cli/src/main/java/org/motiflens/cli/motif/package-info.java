/** Commands about known motifs and the evaluation of explanations against them. */
package org.motiflens.cli.motif;
