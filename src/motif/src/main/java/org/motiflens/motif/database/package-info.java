/** Databases of motifs: the bundled one and those that the user has added. */
package org.motiflens.motif.database;
