/**
 * What trained models reached on held-out sets: measured values as a table that needs no bundles,
 * and the report and figures made from it. Areas under the ROC curve lie between 0 and 1.
 */
package org.motiflens.training.evaluation;
