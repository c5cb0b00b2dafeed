/** Sentences and labels for people. */
package org.motiflens.plugin.message;
