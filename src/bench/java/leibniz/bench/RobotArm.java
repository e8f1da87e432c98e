package leibniz.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import leibniz.CompiledSystem;
import leibniz.FormulaSystem;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Where the tip of a tool is on an arm of six joints (the lengths of a UR5), and the 3 x 6
/// derivatives by the angles. The text is the chain of Denavit-Hartenberg frames from the tool to
/// the base, or the closed form that the parallel axes 2, 3, 4 allow; the hand-written code uses
/// the closed form.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RobotArm {
  private static final double D1 = 0.089159;
  private static final double A2 = -0.425;
  private static final double A3 = -0.39225;
  private static final double D4 = 0.10915;
  private static final double D5 = 0.09465;
  private static final double L = 0.2023; // from the wrist along the tool
  private static final double T = 0.05; // and off its axis

  private static final String WRIST =
      """
      x4 = cos(q5)*0.05*cos(q6) - sin(q5)*0.2023;
      y4 = sin(q5)*0.05*cos(q6) + cos(q5)*0.2023;
      z4 = 0.09465 - 0.05*sin(q6);
      """;

  private static final String CHAIN =
      WRIST
          + """
          x3 = cos(q4)*x4 + sin(q4)*z4;
          y3 = sin(q4)*x4 - cos(q4)*z4;
          x2 = cos(q3)*(x3 - 0.39225) - sin(q3)*y3;
          y2 = sin(q3)*(x3 - 0.39225) + cos(q3)*y3;
          x1 = cos(q2)*(x2 - 0.425) - sin(q2)*y2;
          y1 = sin(q2)*(x2 - 0.425) + cos(q2)*y2;
          """;

  private static final String CLOSED =
      WRIST
          + """
          p = q2 + q3 + q4;
          x1 = cos(p)*x4 + sin(p)*z4 - 0.39225*cos(q2 + q3) - 0.425*cos(q2);
          y1 = sin(p)*x4 - cos(p)*z4 - 0.39225*sin(q2 + q3) - 0.425*sin(q2);
          """;

  private static final String[] TIP = {
    "cos(q1)*x1 + sin(q1)*(y4 + 0.10915)", "sin(q1)*x1 - cos(q1)*(y4 + 0.10915)", "y1 + 0.089159"
  };

  @Param({"chain", "closed"})
  public String text;

  private final double[] q = {0.3, -1.1, 0.9, 0.7, -0.4, 1.3};
  private final double[] tip = new double[3];
  private final double[] jacobian = new double[18];
  private CompiledSystem compiled;

  @Setup
  public void setUp() {
    String frames = text.equals("chain") ? CHAIN : CLOSED;
    compiled =
        FormulaSystem.parse(
                Stream.of(TIP).map(t -> frames + t).toList(),
                List.of("q1", "q2", "q3", "q4", "q5", "q6"))
            .compile();
    byHand();
    double[] tipByHand = tip.clone();
    double[] jacobianByHand = jacobian.clone();
    valuesAndJacobian();
    Agreement.check(tipByHand, tip);
    Agreement.check(jacobianByHand, jacobian);
  }

  @Benchmark
  public double[] byHand() {
    double c1 = Math.cos(q[0]);
    double s1 = Math.sin(q[0]);
    double q23 = q[1] + q[2];
    double q234 = q23 + q[3];
    double c234 = Math.cos(q234);
    double s234 = Math.sin(q234);
    double c5 = Math.cos(q[4]);
    double s5 = Math.sin(q[4]);
    double x5 = T * Math.cos(q[5]);
    double y5 = T * Math.sin(q[5]);
    double x4 = c5 * x5 - s5 * L;
    double y4 = s5 * x5 + c5 * L;
    double z4 = D5 - y5;
    // radius and height in the plane of joints 2, 3, 4, as seen from each of them
    double r4 = c234 * x4 + s234 * z4;
    double h4 = s234 * x4 - c234 * z4;
    double r3 = r4 + A3 * Math.cos(q23);
    double h3 = h4 + A3 * Math.sin(q23);
    double r2 = r3 + A2 * Math.cos(q[1]);
    double h2 = h3 + A2 * Math.sin(q[1]);
    double off = y4 + D4;
    double x = c1 * r2 + s1 * off;
    double y = s1 * r2 - c1 * off;
    tip[0] = x;
    tip[1] = y;
    tip[2] = h2 + D1;
    double r5 = -c234 * y4;
    double x46 = -c5 * y5;
    double y46 = -s5 * y5;
    double r6 = c234 * x46 - s234 * x5;
    double[] j = jacobian;
    j[0] = -y;
    j[1] = -c1 * h2;
    j[2] = -c1 * h3;
    j[3] = -c1 * h4;
    j[4] = c1 * r5 + s1 * x4;
    j[5] = c1 * r6 + s1 * y46;
    j[6] = x;
    j[7] = -s1 * h2;
    j[8] = -s1 * h3;
    j[9] = -s1 * h4;
    j[10] = s1 * r5 - c1 * x4;
    j[11] = s1 * r6 - c1 * y46;
    j[12] = 0;
    j[13] = r2;
    j[14] = r3;
    j[15] = r4;
    j[16] = -s234 * y4;
    j[17] = s234 * x46 + c234 * x5;
    return j;
  }

  @Benchmark
  public double[] valuesAndJacobian() {
    compiled.valuesAndJacobian(q, tip, jacobian);
    return jacobian;
  }
}
