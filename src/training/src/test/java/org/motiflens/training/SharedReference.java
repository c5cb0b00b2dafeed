package org.motiflens.training;

import org.motiflens.fixture.Checkout;
import org.motiflens.training.data.ReferenceData;

/**
 * The training data of the shared folder, read once a process: 160 million bases take their time.
 */
public final class SharedReference {
  private static final class Once {
    static final ReferenceData REFERENCE = new ReferenceData(Checkout.sharedData());

    private Once() {}
  }

  private SharedReference() {}

  /** The calling test is skipped where there is none. */
  public static ReferenceData reference() {
    Checkout.sharedData();
    return Once.REFERENCE;
  }
}
