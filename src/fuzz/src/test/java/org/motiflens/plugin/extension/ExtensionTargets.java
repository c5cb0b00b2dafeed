package org.motiflens.plugin.extension;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.motiflens.fuzz.Scratch;

/** What the extension reads of the browser's own files. */
public final class ExtensionTargets {
  private ExtensionTargets() {}

  /** A description of a genome, and the files that it names. */
  public static void genomeDescription(byte[] input) throws IOException {
    new FilesInUse(List.of(Scratch.file("g.json", input).toString()), Optional.empty()).inputs();
  }
}
