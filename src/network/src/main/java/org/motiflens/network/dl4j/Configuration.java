package org.motiflens.network.dl4j;

import java.util.List;
import org.motiflens.network.Architecture;

/**
 * What a {@code configuration.json} describes.
 *
 * @param architecture its layers
 * @param blocks the layers with parameters in the order of the file's parameter row
 */
public record Configuration(Architecture architecture, List<ParameterBlock> blocks) {
  public Configuration {
    blocks = List.copyOf(blocks);
  }
}
