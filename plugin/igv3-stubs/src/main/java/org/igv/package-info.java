/**
 * Signatures of IGV 3, and nothing else: just the members that {@code plugin/igv3} names, written
 * from what that calls, with bodies that throw. They stand in for an IGV 3 when the adapter is
 * compiled, because no repository has one and its class files need a newer Java than ours. They are
 * in no jar that is shipped; at run time the IGV that is there has the same members. A test
 * compares every one of them with the IGV that {@code IGV_HOME} names.
 */
package org.igv;
