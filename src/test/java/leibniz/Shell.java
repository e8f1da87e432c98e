package leibniz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;

/// Runs Java as a notebook does, snippet by snippet, in this JVM.
public final class Shell implements AutoCloseable {
  /// The last value shown; snippets put it here, whose classes are loaded by this one's loader.
  private static volatile Object value;

  private final JShell shell;

  /// What a snippet gave.
  ///
  /// @param source the snippet
  /// @param isShown whether it has a value that a notebook would show, which is not so of
  ///   declarations
  /// @param value that value
  record Result(String source, boolean isShown, Object value) {
    /// As a notebook shows it in plain text.
    String text() {
      return String.valueOf(value);
    }

    /// Its rich form, if it has one.
    Map<String, String> bundle() {
      return value instanceof Displayable d ? d.mimeBundle() : Map.of();
    }
  }

  /// A snippet failed.
  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failure(String message) {
      super(message);
    }
  }

  Shell() {
    shell = JShell.builder().executionEngine("local").build();
    shell.addToClasspath(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
  }

  /// Called by snippets.
  public static void show(Object shown) {
    value = shown;
  }

  /// Runs all snippets of a text.
  List<Result> run(String text) {
    List<Result> results = new ArrayList<>();
    String rest = text.strip();
    while (!rest.isEmpty()) {
      SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      if (!next.completeness().isComplete()) {
        throw new Failure(next.completeness() + ": " + rest);
      }
      results.add(snippet(next.source()));
      rest = next.remaining().strip();
    }
    return results;
  }

  private Result snippet(String source) {
    List<SnippetEvent> events = shell.eval(source);
    SnippetEvent event = events.getFirst();
    if (event.exception() != null) {
      throw new Failure(source + "\n" + event.exception().getMessage());
    }
    if (event.status() == Snippet.Status.REJECTED) {
      StringBuilder message = new StringBuilder(source);
      shell
          .diagnostics(event.snippet())
          .forEach(d -> message.append('\n').append(d.getMessage(null)));
      throw new Failure(message.toString());
    }
    String name =
        switch (event.snippet()) {
          case VarSnippet v when v.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND ->
              v.name();
          case ExpressionSnippet e -> e.name();
          default -> null;
        };
    if (name == null) {
      return new Result(source, false, null);
    }
    shell.eval("leibniz.Shell.show(" + name + ");");
    return new Result(source, true, value);
  }

  @Override
  public void close() {
    shell.close();
  }
}
