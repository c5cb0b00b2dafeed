/**
 * What a view of a track is computed from: which tiles it needs, the engine that computes them in
 * the background, the cache that keeps them, and how far single windows can be trusted.
 *
 * <p>What is made of the values on the screen is not here but in {@code draw}.
 */
package org.motiflens.plugin.tile;
