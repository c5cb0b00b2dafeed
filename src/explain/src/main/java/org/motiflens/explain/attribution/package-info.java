/**
 * Attribution methods: each gives the bases of a window values, and describes itself. Laying
 * windows over a locus and writing values is not done here.
 */
package org.motiflens.explain.attribution;
