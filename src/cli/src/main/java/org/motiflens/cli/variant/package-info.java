/** The command {@code variants}. */
package org.motiflens.cli.variant;
