package leibniz.expr;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/// A function that Java code computes, of one or more arguments. It must give the same value for
/// the same arguments, and be safe to call from any thread.
///
/// Two externals are the same only when they are one object.
public final class External {
  private final String name;
  private final List<String> parameters;
  private final Object body;
  private final Class<?> type;
  private final Expr[] partials;

  private External(String name, List<String> parameters, Object body, Class<?> type) {
    this.name = name;
    this.parameters = List.copyOf(parameters);
    this.body = body;
    this.type = type;
    this.partials = new Expr[parameters.size()];
  }

  /// A function of one argument.
  public static External of(String name, List<String> parameters, DoubleUnaryOperator body) {
    return new External(name, parameters, body, DoubleUnaryOperator.class);
  }

  /// A function of two arguments.
  public static External of(String name, List<String> parameters, DoubleBinaryOperator body) {
    return new External(name, parameters, body, DoubleBinaryOperator.class);
  }

  /// A function of an array of arguments.
  public static External ofArray(
      String name, List<String> parameters, ToDoubleFunction<double[]> body) {
    return new External(name, parameters, body, ToDoubleFunction.class);
  }

  /// The name in text.
  public String name() {
    return name;
  }

  /// The names of the parameters, which are the symbols of the partial derivatives.
  public List<String> parameters() {
    return parameters;
  }

  /// The code, an object of the interface [#type].
  public Object body() {
    return body;
  }

  /// `DoubleUnaryOperator`, `DoubleBinaryOperator` or, for arguments in an array,
  /// `ToDoubleFunction`.
  public Class<?> type() {
    return type;
  }

  /// The value at a point.
  @SuppressWarnings("unchecked") // made of a function of arrays
  public double apply(double... x) {
    if (type == DoubleUnaryOperator.class) {
      return ((DoubleUnaryOperator) body).applyAsDouble(x[0]);
    }
    return type == DoubleBinaryOperator.class
        ? ((DoubleBinaryOperator) body).applyAsDouble(x[0], x[1])
        : ((ToDoubleFunction<double[]>) body).applyAsDouble(x);
  }

  /// The partial derivative by the parameter at `k`, as an expression in the parameters; null when
  /// none was given.
  public Expr partial(int k) {
    return partials[k];
  }

  /// Gives the partial derivative by the parameter at `k`, once, before the function is used: it
  /// may call the function itself.
  ///
  /// @throws IllegalStateException when it is given already
  public void define(int k, Expr partial) {
    if (partials[k] != null) {
      throw new IllegalStateException(
          "the derivative of " + name + " by " + parameters.get(k) + " is given twice");
    }
    partials[k] = partial;
  }

  /// The signature, as in `f(x, y)`.
  @Override
  public String toString() {
    return name + "(" + String.join(", ", parameters) + ")";
  }
}
