/** What a variant does to a score. Reading variants belongs to the genome. */
package org.motiflens.explain.variant;
