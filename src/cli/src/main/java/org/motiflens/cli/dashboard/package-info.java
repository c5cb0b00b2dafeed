/** The command {@code dashboard}. */
package org.motiflens.cli.dashboard;
