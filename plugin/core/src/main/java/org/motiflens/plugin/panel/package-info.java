/**
 * The side panel: plain Swing on the extension's own services, without IGV. Text that comes from
 * files is never taken for HTML.
 */
package org.motiflens.plugin.panel;
