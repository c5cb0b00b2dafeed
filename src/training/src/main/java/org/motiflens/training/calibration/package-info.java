/**
 * Which windows of a genome a model is calibrated on: a sample of all, and those that its peaks
 * call bound or not. What is made of their scores is in {@code org.motiflens.explain.calibration}.
 */
package org.motiflens.training.calibration;
