/** The command {@code igv}: has the extension's own jar put itself into IGV. */
package org.motiflens.cli.igv;
