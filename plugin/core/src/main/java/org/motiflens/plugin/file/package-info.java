/**
 * Files that tracks are kept in and written to; tables of peaks and variants are in {@code table}.
 */
package org.motiflens.plugin.file;
