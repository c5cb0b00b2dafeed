/** Commands that score sequences and give values of their bases. */
package org.motiflens.cli.score;
