/** Progress, cancelling, and several tasks at a time. */
package org.motiflens.explain.background;
