package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.broad.igv.bbfile.BBFileReader;
import org.broad.igv.bbfile.BBZoomLevelHeader;
import org.broad.igv.bbfile.BigWigIterator;
import org.broad.igv.bbfile.WigItem;
import org.broad.igv.bbfile.ZoomDataRecord;
import org.broad.igv.bbfile.ZoomLevelIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.genome.Locus;
import org.motiflens.genome.track.bigwig.BigWigWriter;

/** bigWig files as IGV's own reader reads them. */
class BigWigReadByIgvTest {
  private static final long SEED = 20240620;

  @TempDir Path folder;

  private final Map<String, float[]> values = new LinkedHashMap<>();

  /** Stretches of values for each base, with and without gaps. */
  private static float[] randomValues(int length, Random random) {
    float[] values = new float[length];
    Arrays.fill(values, Float.NaN);
    for (int start = random.nextInt(50); start < length; start += random.nextInt(4000)) {
      int end = Math.min(length, start + random.nextInt(5000));
      double gaps = random.nextBoolean() ? 0 : random.nextDouble();
      for (int i = start; i < end; i++) {
        values[i] = random.nextDouble() < gaps ? Float.NaN : (float) random.nextGaussian();
      }
    }
    return values;
  }

  private Path write() throws IOException {
    Path path = folder.resolve("x.bw");
    Map<String, Integer> lengths = new LinkedHashMap<>();
    values.forEach((name, all) -> lengths.put(name, all.length));
    try (BigWigWriter writer = BigWigWriter.create(path, lengths)) {
      values.forEach((name, all) -> writer.write(new Locus(name, 0, all.length), all));
      writer.commit();
    }
    return path;
  }

  private static String item(int start, int end, float value) {
    return start + "-" + end + " " + value;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void everyValueIsRead(int round) throws IOException {
    Random random = new Random(SEED + round);
    for (String name : new String[] {"chr1", "chr2", "chr10", "chrM"}) {
      values.put(name, randomValues(1 + random.nextInt(150_000), random));
    }
    BBFileReader reader = new BBFileReader(write().toString());
    assertTrue(reader.isBigWigFile());
    assertEquals(values.keySet(), new LinkedHashSet<>(reader.getChromosomeNames()), "names");
    values.forEach(
        (name, all) -> {
          List<String> expected = new ArrayList<>();
          for (int i = 0; i < all.length; i++) {
            if (!Float.isNaN(all[i])) {
              expected.add(item(i, i + 1, all[i]));
            }
          }
          List<String> found = new ArrayList<>();
          BigWigIterator items = reader.getBigWigIterator(name, 0, name, all.length, false);
          while (items.hasNext()) {
            WigItem item = items.next();
            assertEquals(name, item.getChromosome());
            found.add(item(item.getStartBase(), item.getEndBase(), item.getWigValue()));
          }
          assertEquals(expected, found, () -> name + ", seed " + (SEED + round));
        });
    reader.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void everyZoomLevelSummarisesItsCells(int round) throws IOException {
    Random random = new Random(SEED - round);
    values.put("chr1", randomValues(700_000, random));
    values.put("chr2", randomValues(33_333, random));
    BBFileReader reader = new BBFileReader(write().toString());
    List<BBZoomLevelHeader> levels = reader.getZoomLevels().getZoomLevelHeaders();
    assertEquals(reader.getBBFileHeader().getZoomLevels(), levels.size());
    assertTrue(levels.size() > 5, levels.size() + " levels");
    for (BBZoomLevelHeader level : levels) {
      List<ZoomDataRecord> found = new ArrayList<>();
      ZoomLevelIterator records = reader.getZoomLevelIterator(level.getZoomLevel());
      while (records.hasNext()) {
        found.add(records.next());
      }
      String what = "cells of " + level.getReductionLevel() + ", seed " + (SEED - round);
      List<ZoomDataRecord> expected = new ArrayList<>();
      values.forEach((name, all) -> expected.addAll(cells(name, all, level.getReductionLevel())));
      assertEquals(expected.size(), found.size(), what);
      for (int i = 0; i < found.size(); i++) {
        assertSame(expected.get(i), found.get(i), what + ", cell " + i);
      }
    }
    reader.close();
  }

  /** A summary of each cell that holds a value, from its first to its last. */
  private static List<ZoomDataRecord> cells(String name, float[] values, int reduction) {
    List<ZoomDataRecord> cells = new ArrayList<>();
    for (int start = 0; start < values.length; start += reduction) {
      int first = -1;
      int last = -1;
      int count = 0;
      float min = Float.POSITIVE_INFINITY;
      float max = Float.NEGATIVE_INFINITY;
      double sum = 0;
      double squares = 0;
      for (int i = start; i < Math.min(values.length, start + reduction); i++) {
        if (!Float.isNaN(values[i])) {
          first = first < 0 ? i : first;
          last = i;
          count++;
          min = Math.min(min, values[i]);
          max = Math.max(max, values[i]);
          sum += values[i];
          squares += (double) values[i] * values[i];
        }
      }
      if (count > 0) {
        cells.add(
            new ZoomDataRecord(
                0, 0, name, 0, first, last + 1, count, min, max, (float) sum, (float) squares));
      }
    }
    return cells;
  }

  private static void assertSame(ZoomDataRecord expected, ZoomDataRecord found, String what) {
    assertEquals(expected.getChromName(), found.getChromName(), what);
    assertEquals(expected.getChromStart(), found.getChromStart(), what);
    assertEquals(expected.getChromEnd(), found.getChromEnd(), what);
    assertEquals(expected.getBasesCovered(), found.getBasesCovered(), what);
    assertEquals(expected.getMinVal(), found.getMinVal(), what);
    assertEquals(expected.getMaxVal(), found.getMaxVal(), what);
    assertEquals(expected.getSumData(), found.getSumData(), 1e-5, what);
    assertEquals(
        expected.getSumSquares(), found.getSumSquares(), 1e-6 * expected.getSumSquares(), what);
  }

  @Test
  void aFileWithoutValuesIsRead() throws IOException {
    values.put("chr1", new float[] {Float.NaN, Float.NaN});
    BBFileReader reader = new BBFileReader(write().toString());
    assertEquals(List.of("chr1"), reader.getChromosomeNames());
    assertFalse(reader.getBigWigIterator("chr1", 0, "chr1", 2, false).hasNext());
    assertEquals(0, reader.getBBFileHeader().getZoomLevels());
    reader.close();
  }

  @Test
  void thousandsOfChromosomesAreFound() throws IOException {
    for (int i = 0; i < 3000; i++) {
      values.put("scaffold_" + i, new float[] {i, Float.NaN, -i});
    }
    BBFileReader reader = new BBFileReader(write().toString());
    assertEquals(3000, reader.getChromosomeNames().size());
    for (int i = 0; i < 3000; i += 111) {
      BigWigIterator items =
          reader.getBigWigIterator("scaffold_" + i, 0, "scaffold_" + i, 3, false);
      assertEquals(i, items.next().getWigValue());
      assertEquals(-i, items.next().getWigValue());
      assertFalse(items.hasNext());
    }
    reader.close();
  }
}
