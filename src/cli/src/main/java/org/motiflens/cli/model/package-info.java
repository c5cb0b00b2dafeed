/** Commands about models and methods. */
package org.motiflens.cli.model;
