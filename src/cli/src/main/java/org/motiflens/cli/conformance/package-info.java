/**
 * The command {@code resolve conformance}: what is said of features and interactions, held against
 * rules that were planted.
 */
package org.motiflens.cli.conformance;
