package leibniz;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the variables that the parameters of an interface's method stand for, in their order, so
/// that the order of the formula's own variables does not matter to [Formula#compileAs].
///
/// ```java
/// interface Ratio { @VariableOrder({"part", "all"}) double at(double p, double a); }
/// Formula.parse("part/all").compileAs(Ratio.class).at(1, 4); // 0.25
/// ```
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface VariableOrder {
  /// All variables of the formula, each once.
  String[] value();
}
