/**
 * The command {@code motiflens}: one class a subcommand, each a thin layer over the modules above.
 */
package org.motiflens.cli;
