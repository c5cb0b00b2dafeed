package org.motiflens.plugin.adapter;

import java.util.concurrent.atomic.AtomicBoolean;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts one line before a method of IGV's that has arguments and returns an object:
 *
 * <pre>if (Hook.handles(first)) return Hook.open(first);</pre>
 *
 * with the method's first argument. Whatever the hook does not handle takes IGV's own way.
 *
 * @param target the class, as class files name it
 * @param method the method's name
 * @param descriptor the method's arguments and what it returns, as class files have them
 * @param hook name, as class files have it, of a public class with the static methods {@code
 *     handles}, which says yes or no to the method's first argument, and {@code open}, which takes
 *     the same and returns what the method does
 */
public record FirstLine(String target, String method, String descriptor, String hook)
    implements ClassWeaver {
  /**
   * Teaches IGV's loader of tracks our file type, which serves File &gt; Load, drag and drop and
   * batch {@code load} at once.
   *
   * @param igv IGV's package as class files name it, such as {@code org/broad/igv}
   * @param hook the public class whose {@code handles} and {@code open} take a locator
   */
  public static FirstLine ofLoader(String igv, String hook) {
    return new FirstLine(
        igv + "/track/TrackLoader",
        "load",
        "(L" + igv + "/util/ResourceLocator;L" + igv + "/feature/genome/Genome;)Ljava/util/List;",
        hook);
  }

  @Override
  public byte[] weave(byte[] original) {
    ClassReader reader = new ClassReader(original);
    ClassWriter writer = new ClassWriter(reader, 0);
    AtomicBoolean found = new AtomicBoolean();
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String arguments, String signature, String[] exceptions) {
            MethodVisitor visitor =
                super.visitMethod(access, name, arguments, signature, exceptions);
            if (name.equals(method) && arguments.equals(descriptor)) {
              found.set(true);
              return new Line(visitor, (access & Opcodes.ACC_STATIC) != 0 ? 0 : 1);
            }
            return visitor;
          }
        },
        0);
    return found.get() ? writer.toByteArray() : original;
  }

  private final class Line extends MethodVisitor {
    private final int first;

    /**
     * @param first where the method has its first argument
     */
    Line(MethodVisitor method, int first) {
      super(Opcodes.ASM9, method);
      this.first = first;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      String argument = Type.getArgumentTypes(descriptor)[0].getDescriptor();
      Type result = Type.getReturnType(descriptor);
      Label theirs = new Label();
      visitVarInsn(Opcodes.ALOAD, first);
      visitMethodInsn(Opcodes.INVOKESTATIC, hook, "handles", "(" + argument + ")Z", false);
      visitJumpInsn(Opcodes.IFEQ, theirs);
      visitVarInsn(Opcodes.ALOAD, first);
      visitMethodInsn(
          Opcodes.INVOKESTATIC, hook, "open", "(" + argument + ")" + result.getDescriptor(), false);
      visitInsn(Opcodes.ARETURN);
      visitLabel(theirs);
      visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }
  }
}
