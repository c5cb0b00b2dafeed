/** What the extension is told at its start, and where it finds what comes with it. */
package org.motiflens.plugin.settings;
