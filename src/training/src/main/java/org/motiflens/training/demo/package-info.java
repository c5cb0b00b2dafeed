/** The data of the demo: a small genome with real data, cut from whole files. */
package org.motiflens.training.demo;
