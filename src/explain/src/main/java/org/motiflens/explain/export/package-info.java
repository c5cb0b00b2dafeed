/**
 * Exports: the plan, the engine that computes its pieces, the writer, and how a broken-off export
 * goes on.
 */
package org.motiflens.explain.export;
