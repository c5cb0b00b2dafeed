/**
 * What models have learnt, beyond single inputs: features of a model ({@code resolve}), how two act
 * together ({@code interactions}), and named stretches of windows ({@code instances}). Thin:
 * options, tables and reports of what {@code explain} computes.
 */
package org.motiflens.cli.resolve;
