/**
 * Figures as lists of what is drawn, colour maps, and painters of both. A figure is painted on a
 * surface that the caller brings; windows and IGV are not known here.
 */
package org.motiflens.figure;
