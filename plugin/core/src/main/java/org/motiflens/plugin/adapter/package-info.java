/**
 * The border to IGV: what an adapter to one line of IGV's versions is to the launcher, how the
 * adapter for the IGV that is there is found, and how IGV's loader of tracks is taught our files.
 * Names no type of IGV's.
 *
 * <p>An adapter is a module of its own ({@code plugin/igv2}, {@code plugin/igv3}) that depends on
 * {@code plugin/core} and on its IGV and on no other adapter. It has one class that implements
 * {@link org.motiflens.plugin.adapter.IgvAdapter} and names no IGV type, so that it can be made
 * where its IGV is not. {@code plugin/launch} lists the adapters.
 */
package org.motiflens.plugin.adapter;
