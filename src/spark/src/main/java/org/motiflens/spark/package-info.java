/**
 * Exports computed by Apache Spark: pieces become tasks, on this machine or on a cluster, and come
 * back in order. What is written, and how it is resumed, is the business of {@code explain};
 * nothing here changes a byte of it. No other module knows this package: it is found by its name
 * when it is on the class path.
 */
package org.motiflens.spark;
