/** Where a motif lies in a sequence: log-odds, exact p-values, hits. */
package org.motiflens.motif.scan;
