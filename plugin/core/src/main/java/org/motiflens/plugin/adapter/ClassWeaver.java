package org.motiflens.plugin.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;

/**
 * Changes a class of IGV's in memory, before IGV has loaded it, where IGV has no door for what is
 * wanted. Names no type of IGV's, as the agent calls it before IGV has loaded.
 */
public interface ClassWeaver {
  /** The class that is changed, as class files name it, such as {@code org/broad/igv/ui/IGV}. */
  String target();

  /** The class file with the change; the same bytes where there is nothing to be changed. */
  byte[] weave(byte[] original);

  /**
   * Defines the changed class beside another class of its package, for a start of our own, which no
   * agent watches.
   *
   * @param neighbour a class of the target's package that does not load the target
   * @return whether that was possible
   */
  default boolean defineBeside(Class<?> neighbour) {
    Module igv = neighbour.getModule();
    Module ours = ClassWeaver.class.getModule();
    if (!igv.canRead(ours) || !igv.isOpen(neighbour.getPackageName(), ours)) {
      return false;
    }
    String file = target().substring(target().lastIndexOf('/') + 1) + ".class";
    try (InputStream stream = neighbour.getResourceAsStream(file)) {
      if (stream == null) {
        return false;
      }
      byte[] original = stream.readAllBytes();
      MethodHandles.privateLookupIn(neighbour, MethodHandles.lookup()).defineClass(weave(original));
      return true;
    } catch (IOException | IllegalAccessException | RuntimeException | LinkageError e) {
      // The agent has woven it already, or this IGV is another than those we know.
      return false;
    }
  }
}
