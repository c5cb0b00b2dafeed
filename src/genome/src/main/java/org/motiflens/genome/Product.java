package org.motiflens.genome;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Name and version of this program, as every file that it writes states them. */
public final class Product {
  public static final String NAME = "MotifLens";

  private static final String VERSION = readVersion();

  private Product() {}

  /** The version of the build, for example {@code 0.1.0}. */
  public static String version() {
    return VERSION;
  }

  private static String readVersion() {
    try (InputStream in = Product.class.getResourceAsStream("product.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
