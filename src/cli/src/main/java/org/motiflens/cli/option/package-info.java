/** Options and inputs that several commands share. */
package org.motiflens.cli.option;
