package org.motiflens.network;

import java.util.List;

/**
 * What a {@code configuration.json} describes.
 *
 * @param architecture its layers
 * @param blocks the layers with parameters in the order of the file's parameter row
 */
record Configuration(Architecture architecture, List<ParameterBlock> blocks) {
  Configuration {
    blocks = List.copyOf(blocks);
  }
}
