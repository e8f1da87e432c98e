package leibniz;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import leibniz.expr.Count;
import leibniz.expr.External;
import leibniz.parse.Definition;

/// A function of the user's own, for the texts of a [Language]: a formula, or Java code with
/// derivatives given as formulas or as Java code. Immutable.
///
/// ```java
/// UserFunction root = UserFunction.of("root(x)", Math::cbrt).derivative("x", "1/(3*root(x)^2)");
/// UserFunction area = UserFunction.of("area(w, h)", "w*h");
/// Language.of(root, area).parse("area(root(t), 2)").derivative("t").evaluate(1); // 0.6666666666666666
/// ```
///
/// The functions of the table ([leibniz.expr.Fn]), `if`, `piecewise`, `sqrt`, `sum` and `product`
/// are built in and cannot be defined anew. The functions of the language that are formulas of
/// others, such as `normpdf` or `mod`, can: in texts of the [Language] the user's own takes their
/// place.
///
/// Java code must give the same value for the same arguments, since it is called once for equal
/// calls, and be safe to call from any thread. It may be called for any arguments, also in the
/// branch of a choice that is not taken: outside its domain it returns NaN. What it throws comes
/// out of the evaluation.
public final class UserFunction {
  private final Definition signature; // without a body for Java code
  private final Code code; // null for a formula
  private final Map<String, Object> derivatives; // by parameter: a text or code

  /// Makes the function under a name.
  @FunctionalInterface
  private interface Code {
    External as(String name);
  }

  private UserFunction(Definition signature, Code code, Map<String, Object> derivatives) {
    this.signature = signature;
    this.code = code;
    this.derivatives = derivatives;
  }

  /// A function that is a formula of its parameters, put in place of every call.
  ///
  /// @param signature the name and the parameters, as in `f(x, y)`
  /// @throws IllegalArgumentException when the signature is none, or names something built in
  public static UserFunction of(String signature, String formula) {
    Objects.requireNonNull(formula, "formula");
    return new UserFunction(definition(signature, formula), null, Map.of());
  }

  /// A function of one parameter that Java code computes.
  ///
  /// @param signature the name and the parameter, as in `f(x)`
  /// @throws IllegalArgumentException when the signature is none of one parameter
  public static UserFunction of(String signature, DoubleUnaryOperator f) {
    Objects.requireNonNull(f, "f");
    Definition d = of(signature, 1);
    return new UserFunction(d, name -> External.of(name, d.parameters(), f), Map.of());
  }

  /// A function of two parameters that Java code computes.
  ///
  /// @param signature the name and the parameters, as in `f(x, y)`
  /// @throws IllegalArgumentException when the signature is none of two parameters
  public static UserFunction of(String signature, DoubleBinaryOperator f) {
    Objects.requireNonNull(f, "f");
    Definition d = of(signature, 2);
    return new UserFunction(d, name -> External.of(name, d.parameters(), f), Map.of());
  }

  /// A function of any number of parameters that Java code computes from an array of them.
  ///
  /// @param signature the name and the parameters, as in `f(x, y, z)`
  /// @throws IllegalArgumentException when the signature is none
  public static UserFunction ofArray(String signature, ToDoubleFunction<double[]> f) {
    Objects.requireNonNull(f, "f");
    Definition d = definition(signature, null);
    return new UserFunction(d, name -> External.ofArray(name, d.parameters(), f), Map.of());
  }

  private static Definition definition(String signature, String formula) {
    return Definition.of(Objects.requireNonNull(signature, "signature"), formula);
  }

  private static Definition of(String signature, int arity) {
    Definition d = definition(signature, null);
    if (d.parameters().size() != arity) {
      throw new IllegalArgumentException(
          "the code takes %s, %s has %d"
              .formatted(Count.of(arity, "argument"), signature, d.parameters().size()));
    }
    return d;
  }

  /// This function with its partial derivative by a parameter, as a formula of the parameters. All
  /// functions of the [Language] may stand in it, this one too.
  ///
  /// @throws IllegalArgumentException when there is no such parameter, its derivative is given
  ///   already, or the function is a formula, which needs none
  public UserFunction derivative(String by, String formula) {
    return with(by, formula);
  }

  /// This function of one parameter with its derivative as Java code. In texts that is called
  /// `f_x`, and it has no derivative itself. For higher derivatives give it as a function of its
  /// own, which the formula calls:
  ///
  /// ```java
  /// UserFunction f = UserFunction.of("f(x)", Math::sin).derivative("x", "slope(x)");
  /// UserFunction slope = UserFunction.of("slope(x)", Math::cos).derivative("x", "-f(x)");
  /// Language.of(f, slope).parse("f(2*t)").derivative("t", "t").simplify(); // -4*f(2*t)
  /// ```
  ///
  /// @throws IllegalArgumentException as the other ones
  public UserFunction derivative(String by, DoubleUnaryOperator f) {
    return with(by, of(signature(by), f).code);
  }

  /// This function of two parameters with its partial derivative by one of them as Java code,
  /// called `f_x`.
  ///
  /// @throws IllegalArgumentException as the other ones
  public UserFunction derivative(String by, DoubleBinaryOperator f) {
    return with(by, of(signature(by), f).code);
  }

  /// This function with its partial derivative by a parameter as Java code on an array of all
  /// parameters, called `f_x`.
  ///
  /// @throws IllegalArgumentException as the other ones
  public UserFunction derivativeOfArray(String by, ToDoubleFunction<double[]> f) {
    return with(by, ofArray(signature(by), f).code);
  }

  private String signature(String by) {
    return derivativeName(by) + "(" + String.join(", ", signature.parameters()) + ")";
  }

  String derivativeName(String by) {
    return signature.name() + "_" + Objects.requireNonNull(by, "by");
  }

  private UserFunction with(String by, Object derivative) {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(derivative, "formula");
    if (code == null) {
      throw new IllegalArgumentException(
          this + " is a formula, whose derivatives are known already");
    }
    if (!signature.parameters().contains(by)) {
      throw new IllegalArgumentException(by + " is no parameter of " + this);
    }
    Map<String, Object> all = new LinkedHashMap<>(derivatives);
    if (all.put(by, derivative) != null) {
      throw new IllegalArgumentException(
          "the derivative of " + this + " by " + by + " is given twice");
    }
    return new UserFunction(signature, code, all);
  }

  Definition definition() {
    return signature;
  }

  boolean isFormula() {
    return code == null;
  }

  External external() {
    return code.as(signature.name());
  }

  /// The derivatives that Java code computes, by parameter.
  Map<String, External> codeDerivatives() {
    Map<String, External> all = new LinkedHashMap<>();
    derivatives.forEach(
        (by, derivative) -> {
          if (derivative instanceof Code c) {
            all.put(by, c.as(derivativeName(by)));
          }
        });
    return all;
  }

  /// The derivatives that are formulas, by parameter.
  Map<String, String> formulaDerivatives() {
    Map<String, String> all = new LinkedHashMap<>();
    derivatives.forEach(
        (by, derivative) -> {
          if (derivative instanceof String text) {
            all.put(by, text);
          }
        });
    return all;
  }

  /// The signature, as in `f(x, y)`.
  @Override
  public String toString() {
    return signature.signature();
  }
}
