package io.workshopstream.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** What is larger than the house allows, in source files: too much to be seen at once. */
final class Sizes {

  static final int LONGEST_FILE = 300;
  static final int LONGEST_METHOD = 30;
  static final int MOST_PARAMETERS = 6;

  private Sizes() {}

  /**
   * What is too large.
   *
   * @param wide the records that may have more components than methods have parameters
   */
  static List<String> of(Iterable<? extends JavaFileObject> sources, Set<String> wide)
      throws IOException {
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-proc:none"), null, sources);
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    List<String> found = new ArrayList<>();
    for (CompilationUnitTree file : task.parse()) {
      new Scan(file, positions, wide, found).scan(file, null);
    }
    return found;
  }

  private static final class Scan extends TreeScanner<Void, Void> {

    private final CompilationUnitTree file;
    private final SourcePositions positions;
    private final Set<String> wide;
    private final List<String> found;
    private final Set<Tree> records = new HashSet<>();

    Scan(
        CompilationUnitTree file, SourcePositions positions, Set<String> wide, List<String> found) {
      this.file = file;
      this.positions = positions;
      this.wide = wide;
      this.found = found;
    }

    private void check(String what, long size, int most) {
      if (size > most) {
        String name = file.getSourceFile().getName().replaceFirst(".*/", "");
        found.add(name + ": " + what + ": " + size + ", at most " + most);
      }
    }

    private long lines(Tree tree) {
      LineMap lines = file.getLineMap();
      long start = lines.getLineNumber(positions.getStartPosition(file, tree));
      return lines.getLineNumber(positions.getEndPosition(file, tree)) - start + 1;
    }

    @Override
    public Void visitCompilationUnit(CompilationUnitTree tree, Void unused) {
      long end = positions.getEndPosition(file, tree);
      check("lines of the file", end < 0 ? 0 : file.getLineMap().getLineNumber(end), LONGEST_FILE);
      return super.visitCompilationUnit(tree, null);
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      String name = type.getSimpleName().toString();
      if (type.getKind() == Tree.Kind.RECORD && !wide.contains(name)) {
        check("components of " + name, components(type), MOST_PARAMETERS);
      }
      if (type.getKind() == Tree.Kind.RECORD) {
        records.addAll(type.getMembers());
      }
      return super.visitClass(type, null);
    }

    private static long components(ClassTree type) {
      return type.getMembers().stream()
          .filter(VariableTree.class::isInstance)
          .filter(
              member ->
                  !((VariableTree) member).getModifiers().getFlags().contains(Modifier.STATIC))
          .count();
    }

    /** A library's method, or the constructor of a record, which has its components. */
    private boolean isGiven(MethodTree method) {
      boolean overrides =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(annotation -> annotation.toString().contains("Override"));
      return overrides || (method.getName().contentEquals("<init>") && records.contains(method));
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      check("lines of " + method.getName(), lines(method), LONGEST_METHOD);
      if (!isGiven(method)) {
        check("parameters of " + method.getName(), method.getParameters().size(), MOST_PARAMETERS);
      }
      return super.visitMethod(method, null);
    }
  }
}
