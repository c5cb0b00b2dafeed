/** Commands about data sets, training and evaluation. */
package org.motiflens.cli.training;
