/**
 * The bundled demo: what is shown, what IGV is started with for it, and the pictures of it. What it
 * asks of the browser stands in {@code DemoStage}; no IGV is named here.
 */
package org.motiflens.plugin.demo;
