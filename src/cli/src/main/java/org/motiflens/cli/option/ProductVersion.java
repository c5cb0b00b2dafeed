package org.motiflens.cli.option;

import org.motiflens.genome.Product;
import picocli.CommandLine.IVersionProvider;

/** The first line of {@code --version}, of every command. */
public final class ProductVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {Product.NAME + " " + Product.version()};
  }
}
