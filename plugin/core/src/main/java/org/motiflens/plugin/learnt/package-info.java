/**
 * What models have learnt, computed once and kept: their ranked features, on disk by the hash of
 * the weights; the named stretches of blocks of a genome; which factors a network shared by all
 * finds alike. Knows neither tracks nor panel.
 */
package org.motiflens.plugin.learnt;
