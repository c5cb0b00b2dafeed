/** Folders of bundles: reading a bundle of any family, finding a model by its name. */
package org.motiflens.network.library;
