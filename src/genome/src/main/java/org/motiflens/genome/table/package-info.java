/**
 * Tables that are written: rows as tab-separated text or JSON, in a text that appears whole or not
 * at all.
 */
package org.motiflens.genome.table;
