/**
 * What a score means in the genome: how many windows of it score as high, which precision is to be
 * expected there, and how unusual a change of the score is. Functions are estimated from draws
 * ({@link org.motiflens.explain.calibration.Calibrator}) and read from a bundle ({@link
 * org.motiflens.explain.calibration.GenomicScale}). Which windows are bound is known to training,
 * and how a bundle stores numbers to {@code network}; neither belongs here.
 */
package org.motiflens.explain.calibration;
