/** Work beside the event thread: pieces that a user asked for, and how work is told to stop. */
package org.motiflens.plugin.work;
