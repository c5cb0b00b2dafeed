/** What commands write: tables, figures, tallies, standard output. */
package org.motiflens.cli.output;
