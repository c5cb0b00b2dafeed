package org.motiflens.training.genomic;

import java.util.List;

/**
 * Windows with their labels for many tasks. The arrays are shared and must not be changed.
 *
 * @param windows codes
 * @param labels by window
 */
public record LabelledWindows(List<byte[]> windows, List<SummitIndex.Labels> labels) {}
