/** The command {@code export}: regions, outputs and progress. */
package org.motiflens.cli.export;
