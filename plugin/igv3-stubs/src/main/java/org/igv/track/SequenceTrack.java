package org.igv.track;

import org.igv.util.ResourceLocator;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class SequenceTrack extends AbstractTrack {
  private SequenceTrack(ResourceLocator locator, String id, String name) {
    super(locator, id, name);
    throw new UnsupportedOperationException();
  }

  @Override
  public void render(RenderContext context) {
    throw new UnsupportedOperationException();
  }
}
