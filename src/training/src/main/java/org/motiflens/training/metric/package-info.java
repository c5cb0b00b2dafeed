/**
 * Measures of a score against labels: precision, recall, their averages. Knows no model and no data
 * set.
 */
package org.motiflens.training.metric;
