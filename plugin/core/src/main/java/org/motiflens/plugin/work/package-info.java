/**
 * Work beside the event thread. {@link org.motiflens.plugin.work.Jobs} does what a user asked for,
 * {@link org.motiflens.plugin.work.DemandQueue} what is looked at: values of tiles, trust of
 * windows, hits of motifs. {@link org.motiflens.plugin.work.Outcome} is the one rule for what goes
 * wrong. Knows neither models nor tracks.
 */
package org.motiflens.plugin.work;
