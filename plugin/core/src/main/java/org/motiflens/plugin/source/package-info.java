/**
 * What a track reads in place of the browser's genome, or beside it: another allele, one base or a
 * stretch of another length; the control experiment of a profile model; observed counts. What
 * variants do to scores is not here ({@code org.motiflens.explain.variant}).
 */
package org.motiflens.plugin.source;
