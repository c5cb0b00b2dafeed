/** The published DeepBind models: parameters, network, evaluator, and their bundle. */
package org.motiflens.network.deepbind;
