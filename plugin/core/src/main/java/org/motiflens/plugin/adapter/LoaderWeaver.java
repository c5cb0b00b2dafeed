package org.motiflens.plugin.adapter;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Teaches IGV's loader of tracks our file type. IGV has no extension point for it: one line is put
 * before {@code TrackLoader.load(ResourceLocator, Genome)},
 *
 * <pre>if (Hook.handles(locator)) return Hook.open(locator);</pre>
 *
 * which serves File &gt; Load, drag and drop and batch {@code load} at once. All other files take
 * IGV's own way. Names no IGV type, as an agent calls it before IGV has loaded.
 *
 * @param igv IGV's package as class files name it, such as {@code org/broad/igv}
 * @param hook name, as class files have it, of a public class with the static methods {@code
 *     boolean handles(ResourceLocator)} and {@code List open(ResourceLocator)}
 */
public record LoaderWeaver(String igv, String hook) {
  /** The class that is woven, as class files name it. */
  public String loader() {
    return igv + "/track/TrackLoader";
  }

  private String locator() {
    return "L" + igv + "/util/ResourceLocator;";
  }

  private String descriptor() {
    return "(" + locator() + "L" + igv + "/feature/genome/Genome;)Ljava/util/List;";
  }

  /** The class file with the line before its method. */
  public byte[] weave(byte[] original) {
    ClassReader reader = new ClassReader(original);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor method =
                super.visitMethod(access, name, descriptor, signature, exceptions);
            return name.equals("load") && descriptor.equals(descriptor())
                ? new FirstLine(method)
                : method;
          }
        },
        0);
    return writer.toByteArray();
  }

  private final class FirstLine extends MethodVisitor {
    FirstLine(MethodVisitor method) {
      super(Opcodes.ASM9, method);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      Label theirs = new Label();
      visitVarInsn(Opcodes.ALOAD, 1);
      visitMethodInsn(Opcodes.INVOKESTATIC, hook, "handles", "(" + locator() + ")Z", false);
      visitJumpInsn(Opcodes.IFEQ, theirs);
      visitVarInsn(Opcodes.ALOAD, 1);
      visitMethodInsn(
          Opcodes.INVOKESTATIC, hook, "open", "(" + locator() + ")Ljava/util/List;", false);
      visitInsn(Opcodes.ARETURN);
      visitLabel(theirs);
      visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }
  }
}
