package org.motiflens.network.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.motiflens.network.Family;
import org.motiflens.network.LayeredFamily;
import org.motiflens.network.bundle.BundleArchive;
import org.motiflens.network.bundle.BundleFormat;

/** What the registry's entries must keep so that a bundle is of one family and no other. */
class BundleFormatsTest {
  private static List<Family> families() {
    return Stream.concat(
            Stream.of(LayeredFamily.values()),
            BundleFormats.ALL.stream().filter(Family.class::isInstance).map(Family.class::cast))
        .toList();
  }

  @Test
  void noEntryIsOfTwoFormatsOrOfEveryBundle() {
    Set<String> seen = new HashSet<>(Set.of(BundleArchive.CARD, BundleArchive.CALIBRATION));
    for (BundleFormat format : BundleFormats.ALL) {
      assertFalse(format.entries().isEmpty(), format.description());
      Stream.concat(format.entries().stream(), format.ignored().stream())
          .forEach(entry -> assertTrue(seen.add(entry), entry + " " + format.description()));
    }
  }

  @Test
  void familiesAreToldApartByNameAndSayWhatTheirScoreIs() {
    List<Family> families = families();
    assertEquals(
        families.size(), families.stream().map(Family::name).distinct().count(), families + "");
    for (Family family : families) {
      assertFalse(family.score().symbol().isBlank(), family.name());
      assertFalse(family.score().description().isBlank(), family.name());
      assertTrue(family.convolves() || family.recurs(), family.name() + " reads nothing");
    }
  }
}
