package org.motiflens.plugin.igv2;

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
 * <pre>if (TrackFileHook.handles(locator)) return TrackFileHook.open(locator);</pre>
 *
 * which serves File &gt; Load, drag and drop and batch {@code load} at once. All other files take
 * IGV's own way. Names no IGV type, as an agent calls it before IGV has loaded.
 */
final class LoaderWeaver {
  /** The class that is woven, as class files name it. */
  static final String LOADER = "org/broad/igv/track/TrackLoader";

  private static final String LOCATOR = "Lorg/broad/igv/util/ResourceLocator;";
  private static final String DESCRIPTOR =
      "(" + LOCATOR + "Lorg/broad/igv/feature/genome/Genome;)Ljava/util/List;";
  private static final String HOOK = "org/motiflens/plugin/igv2/TrackFileHook";

  private LoaderWeaver() {}

  /** The class file with the line before its method. */
  static byte[] weave(byte[] original) {
    ClassReader reader = new ClassReader(original);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor method =
                super.visitMethod(access, name, descriptor, signature, exceptions);
            return name.equals("load") && descriptor.equals(DESCRIPTOR)
                ? new FirstLine(method)
                : method;
          }
        },
        0);
    return writer.toByteArray();
  }

  private static final class FirstLine extends MethodVisitor {
    FirstLine(MethodVisitor method) {
      super(Opcodes.ASM9, method);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      Label theirs = new Label();
      visitVarInsn(Opcodes.ALOAD, 1);
      visitMethodInsn(Opcodes.INVOKESTATIC, HOOK, "handles", "(" + LOCATOR + ")Z", false);
      visitJumpInsn(Opcodes.IFEQ, theirs);
      visitVarInsn(Opcodes.ALOAD, 1);
      visitMethodInsn(
          Opcodes.INVOKESTATIC, HOOK, "open", "(" + LOCATOR + ")Ljava/util/List;", false);
      visitInsn(Opcodes.ARETURN);
      visitLabel(theirs);
      visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }
  }
}
