package org.motiflens.cli.motif;

import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Collectors;
import org.motiflens.motif.tomtom.ColumnScore;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@link ColumnScore}s by their keys. */
public final class DistanceConverter implements ITypeConverter<ColumnScore> {
  @Override
  public ColumnScore convert(String key) {
    return ColumnScore.forKey(key)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected one of "
                        + Arrays.stream(ColumnScore.values())
                            .map(ColumnScore::key)
                            .collect(Collectors.joining(", "))
                        + " but was '"
                        + key
                        + "'"));
  }

  /** The keys, for help and completion. */
  public static final class Keys implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(ColumnScore.values()).map(ColumnScore::key).iterator();
    }
  }
}
