/** JMH benchmarks, one class a claim, each against a named peer. */
package org.motiflens.bench;
