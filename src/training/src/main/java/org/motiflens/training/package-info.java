/**
 * Everything that needs Deeplearning4j: data sets cut from peaks, network definitions, training,
 * evaluation and the writing of bundles.
 *
 * <p>A person who only looks at models never loads this package.
 */
package org.motiflens.training;
