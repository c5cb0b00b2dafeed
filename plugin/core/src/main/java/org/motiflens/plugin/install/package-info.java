/**
 * Puts MotifLens into the IGV that is there, and takes it out: IGV's file of Java arguments, and
 * copies of the jar and the models beside it. Knows no IGV. What happens inside a running IGV
 * belongs to {@code org.motiflens.plugin.adapter} and the adapters.
 */
package org.motiflens.plugin.install;
