package org.motiflens.network.bundle;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.motiflens.network.Network;

/**
 * What stands in a bundle beside card and calibration for one kind of model, and how a network is
 * made of it.
 */
public interface BundleFormat {
  /** What such a model is called where two are told apart, such as {@code of DeepBind}. */
  String description();

  /** The entries that a bundle of it has, all of them; no other format has one of them. */
  List<String> entries();

  /** Entries that may be there and are never read. */
  default Set<String> ignored() {
    return Set.of();
  }

  /** Bytes that an entry has at most. */
  default int largest(String entry) {
    return BundleArchive.LARGEST_TEXT;
  }

  /**
   * Makes the network; nothing is deserialised or loaded.
   *
   * @throws org.motiflens.genome.InputException when entries are damaged, do not agree with the
   *     card, or are no model that can be run; the message does not name the file
   */
  Network network(ModelCard card, BundleArchive archive) throws IOException;
}
