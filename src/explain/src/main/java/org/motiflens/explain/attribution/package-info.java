/**
 * Attribution methods: one class a method, listed in one registry. A method sees one run of
 * windows; where these lie is said in the package profile.
 */
package org.motiflens.explain.attribution;
