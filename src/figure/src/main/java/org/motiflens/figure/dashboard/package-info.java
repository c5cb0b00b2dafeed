/**
 * The Deep Motif Dashboard as a figure: all that models say of one window, on one sheet (Lanchantin
 * et al. 2017, Figure 2).
 *
 * <p>{@link org.motiflens.figure.dashboard.DashboardMaker} computes a {@link
 * org.motiflens.figure.dashboard.Dashboard}, {@link org.motiflens.figure.dashboard.DashboardFigure}
 * lays it out as a {@link org.motiflens.figure.Figure} of boxes, texts and letters, and a figure is
 * written as SVG ({@link org.motiflens.figure.FigureSvg}), as a page to hover over ({@link
 * org.motiflens.figure.dashboard.DashboardPage}) or painted ({@link
 * org.motiflens.figure.FigurePainter}), on a screen or into a file of another format. Reading input
 * and writing files belong to whoever asks for the figure.
 */
package org.motiflens.figure.dashboard;
