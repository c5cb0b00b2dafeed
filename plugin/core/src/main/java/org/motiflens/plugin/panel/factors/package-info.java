/**
 * The tab "Factors": which factors bind in the window at hand, all calibrated models on one scale.
 * What is computed belongs to {@code org.motiflens.explain.factors}.
 */
package org.motiflens.plugin.panel.factors;
