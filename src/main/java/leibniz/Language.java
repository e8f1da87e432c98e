package leibniz;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import leibniz.expr.Expr;
import leibniz.expr.External;
import leibniz.expr.Graph;
import leibniz.parse.Definition;
import leibniz.parse.FormulaReader;
import leibniz.parse.KnownFunctions;
import leibniz.parse.Limits;
import leibniz.parse.SyntaxException;

/// The language of formulas with functions of the user's own. Immutable, and safe to share between
/// threads.
///
/// ```java
/// Language l = Language.of(UserFunction.of("f(x)", x -> x * x).derivative("x", "2*x"));
/// l.parse("f(u) + 1").derivative("u"); // 2*u
/// ```
public final class Language {
  private final KnownFunctions known;

  private Language(KnownFunctions known) {
    this.known = known;
  }

  /// The language with these functions. Their formulas may speak of each other.
  ///
  /// @throws IllegalArgumentException when two have one name
  /// @throws SyntaxException when the formula of a function or of a derivative is none: says whose
  public static Language of(UserFunction... functions) {
    Objects.requireNonNull(functions, "functions");
    Map<String, Definition> formulas = new LinkedHashMap<>();
    Map<String, External> code = new LinkedHashMap<>();
    for (UserFunction f : functions) {
      Objects.requireNonNull(f, "a function");
      String name = f.definition().name();
      if (formulas.containsKey(name) || code.containsKey(name)) {
        throw new IllegalArgumentException("two functions are called " + name);
      }
      if (f.isFormula()) {
        formulas.put(name, f.definition());
      } else {
        code.put(name, f.external());
      }
    }
    for (UserFunction f : functions) {
      addDerivatives(f, formulas, code);
    }
    KnownFunctions known = KnownFunctions.STANDARD.with(formulas, code);
    for (UserFunction f : functions) {
      f.formulaDerivatives()
          .forEach(
              (by, text) ->
                  define(code.get(f.definition().name()), by, derivative(f, by, text, known)));
    }
    for (UserFunction f : functions) { // so that a mistake is found here
      if (f.isFormula()) {
        FormulaReader.check(f.definition(), known, Limits.DEFAULT);
      }
    }
    return new Language(known);
  }

  private static void addDerivatives(
      UserFunction f, Map<String, Definition> formulas, Map<String, External> code) {
    f.codeDerivatives()
        .forEach(
            (by, derivative) -> {
              String name = derivative.name();
              if (formulas.containsKey(name) || code.put(name, derivative) != null) {
                throw new IllegalArgumentException(
                    "the derivative of %s by %s is called %s, as is another function"
                        .formatted(f, by, name));
              }
              Graph graph = new Graph();
              Expr[] parameters =
                  derivative.parameters().stream().map(graph::symbol).toArray(Expr[]::new);
              define(code.get(f.definition().name()), by, graph.call(derivative, parameters));
            });
  }

  private static void define(External function, String by, Expr derivative) {
    function.define(function.parameters().indexOf(by), derivative);
  }

  private static Expr derivative(UserFunction f, String by, String text, KnownFunctions known) {
    try {
      return FormulaReader.read(List.of(text), f.definition().parameters(), known, Limits.DEFAULT)
          .expressions()
          .getFirst();
    } catch (SyntaxException e) {
      throw e.in("in the derivative of " + f + " by " + by);
    }
  }

  /// Reads a formula, as [Formula#parse(String)].
  ///
  /// @throws SyntaxException when the text is not a formula
  public Formula parse(String text) {
    return Formula.parsed(text, null, known);
  }

  /// Reads a formula of the given variables, as [Formula#parse(String, String...)].
  ///
  /// @throws SyntaxException when the text is not a formula of these variables
  public Formula parse(String text, String... variables) {
    return Formula.parsed(text, Variables.listed(variables), known);
  }

  /// Reads formulas, a row each, as [FormulaSystem#parse(String...)].
  ///
  /// @throws SyntaxException when a text is not a formula
  public FormulaSystem parseSystem(String... texts) {
    Objects.requireNonNull(texts, "texts");
    return FormulaSystem.parsed(Arrays.asList(texts), null, known);
  }

  /// Reads formulas of the given variables, a row each, as [FormulaSystem#parse(List, List)].
  ///
  /// @throws SyntaxException when a text is not a formula of these variables
  public FormulaSystem parseSystem(List<String> texts, List<String> variables) {
    Objects.requireNonNull(variables, "variables");
    return FormulaSystem.parsed(texts, variables, known);
  }
}
