/**
 * The extension's own main and its agent, which choose an adapter by the IGV that they find.
 * Adapters are listed here and nowhere else; what they are is said in {@code
 * org.motiflens.plugin.adapter}.
 */
package org.motiflens.plugin.launch;
