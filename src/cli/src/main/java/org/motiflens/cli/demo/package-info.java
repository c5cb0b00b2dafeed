/** The command that makes the demo data. */
package org.motiflens.cli.demo;
