package org.motiflens.network.bpnet;

import java.io.IOException;
import java.util.List;
import org.motiflens.network.Family;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.BundleArchive;
import org.motiflens.network.bundle.BundleFormat;
import org.motiflens.network.bundle.ModelCard;

/**
 * Profile models: a convolution, dilated ones with residuals, a head for the profile and one for
 * its counts. A bundle holds their weights as {@link BpnetFormat} writes them.
 */
public enum BpnetFamily implements Family, BundleFormat {
  BPNET;

  @Override
  public Meaning score() {
    return new Meaning(
        "log counts", "natural logarithm of the counts, or the profile's scalar; see the formula");
  }

  @Override
  public boolean predictsProfiles() {
    return true;
  }

  @Override
  public boolean hasMultipliers() {
    return true;
  }

  @Override
  public String description() {
    return "a profile model";
  }

  @Override
  public List<String> entries() {
    return List.of(BpnetFormat.ENTRY);
  }

  @Override
  public int largest(String entry) {
    return BundleArchive.LARGEST_WEIGHTS;
  }

  @Override
  public Network network(ModelCard card, BundleArchive archive) throws IOException {
    return BpnetBundle.network(
        card, archive.read(BpnetFormat.ENTRY, card.weightsSha256(), card.configurationSha256()));
  }
}
