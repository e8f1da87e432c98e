package leibniz.bench;

import java.util.Arrays;

/// The POLLU problem as an expert writes it: products of a rate and one species are shared by the
/// reactions and the Jacobian, which is cleared at once before its 82 entries are set.
final class PollutionByHand {
  private static final int NO2 = 0;
  private static final int NO = 1;
  private static final int O3P = 2;
  private static final int O3 = 3;
  private static final int HO2 = 4;
  private static final int OH = 5;
  private static final int HCHO = 6;
  private static final int CO = 7;
  private static final int ALD = 8;
  private static final int MEO2 = 9;
  private static final int C2O3 = 10;
  private static final int CO2 = 11;
  private static final int PAN = 12;
  private static final int CH3O = 13;
  private static final int HNO3 = 14;
  private static final int O1D = 15;
  private static final int SO2 = 16;
  private static final int SO4 = 17;
  private static final int NO3 = 18;
  private static final int N2O5 = 19;
  private static final int ROW = 20;

  private PollutionByHand() {}

  static void evaluate(double[] y, double[] f, double[] j) {
    double no2 = y[NO2];
    double no = y[NO];
    double o3 = y[O3];
    double oh = y[OH];
    double hcho = y[HCHO];
    double ald = y[ALD];
    double c2o3 = y[C2O3];
    double o1d = y[O1D];
    double no3 = y[NO3];

    // derivatives of the reactions of two species, such as r2No = dr2/dNO
    double r2No = 26.6 * o3;
    double r2O3 = 26.6 * no;
    double r3Ho2 = 1.23e4 * no;
    double r3No = 1.23e4 * y[HO2];
    double r6Hcho = 1.5e4 * oh;
    double r6Oh = 1.5e4 * hcho;
    double r8Ald = 2.4e4 * oh;
    double r8Oh = 2.4e4 * ald;
    double r9C2o3 = 1.65e4 * no;
    double r9No = 1.65e4 * c2o3;
    double r10C2o3 = 9e3 * no2;
    double r10No2 = 9e3 * c2o3;
    double r12Meo2 = 1.2e4 * no;
    double r12No = 1.2e4 * y[MEO2];
    double r14No2 = 1.63e4 * oh;
    double r14Oh = 1.63e4 * no2;
    double r20So2 = 1.24e3 * oh;
    double r20Oh = 1.24e3 * y[SO2];
    double r23No2 = 0.0474 * o3;
    double r23O3 = 0.0474 * no2;
    double r24No3 = 1.78e3 * no2;
    double r24No2 = 1.78e3 * no3;

    double r1 = 0.35 * no2;
    double r2 = r2No * no;
    double r3 = r3No * no;
    double r4 = 8.6e-4 * hcho;
    double r5 = 8.2e-4 * hcho;
    double r6 = r6Hcho * hcho;
    double r7 = 1.3e-4 * ald;
    double r8 = r8Ald * ald;
    double r9 = r9C2o3 * c2o3;
    double r10 = r10C2o3 * c2o3;
    double r11 = 0.022 * y[PAN];
    double r12 = r12No * no;
    double r13 = 1.88 * y[CH3O];
    double r14 = r14No2 * no2;
    double r15 = 4.8e6 * y[O3P];
    double r16 = 3.5e-4 * o3;
    double r17 = 0.0175 * o3;
    double r18 = 1e8 * o1d;
    double r19 = 4.44e11 * o1d;
    double r20 = r20Oh * oh;
    double r21 = 2.1 * no3;
    double r22 = 5.78 * no3;
    double r23 = r23No2 * no2;
    double r24 = r24No3 * no3;
    double r25 = 3.12 * y[N2O5];

    f[NO2] = r2 + r3 + r9 + r11 + r12 + r22 + r25 - (r1 + r10 + r14 + r23 + r24);
    f[NO] = r1 + r21 - (r2 + r3 + r9 + r12);
    f[O3P] = r1 + r17 + r19 + r22 - r15;
    f[O3] = r15 - (r2 + r16 + r17 + r23);
    f[HO2] = 2 * r4 + r6 + r7 + r13 + r20 - r3;
    f[OH] = r3 + 2 * r18 - (r6 + r8 + r14 + r20);
    f[HCHO] = r13 - (r4 + r5 + r6);
    f[CO] = r4 + r5 + r6 + r7;
    f[ALD] = -(r7 + r8);
    f[MEO2] = r7 + r9 - r12;
    f[C2O3] = r8 + r11 - (r9 + r10);
    f[CO2] = r9;
    f[PAN] = r10 - r11;
    f[CH3O] = r12 - r13;
    f[HNO3] = r14;
    f[O1D] = r16 - (r18 + r19);
    f[SO2] = -r20;
    f[SO4] = r20;
    f[NO3] = r23 + r25 - (r21 + r22 + r24);
    f[N2O5] = r24 - r25;

    Arrays.fill(j, 0);
    j[ROW * NO2 + NO2] = -(0.35 + r10No2 + r14No2 + r23No2 + r24No2);
    j[ROW * NO2 + NO] = r2No + r3No + r9No + r12No;
    j[ROW * NO2 + O3] = r2O3 - r23O3;
    j[ROW * NO2 + HO2] = r3Ho2;
    j[ROW * NO2 + OH] = -r14Oh;
    j[ROW * NO2 + MEO2] = r12Meo2;
    j[ROW * NO2 + C2O3] = r9C2o3 - r10C2o3;
    j[ROW * NO2 + PAN] = 0.022;
    j[ROW * NO2 + NO3] = 5.78 - r24No3;
    j[ROW * NO2 + N2O5] = 3.12;

    j[ROW * NO + NO2] = 0.35;
    j[ROW * NO + NO] = -(r2No + r3No + r9No + r12No);
    j[ROW * NO + O3] = -r2O3;
    j[ROW * NO + HO2] = -r3Ho2;
    j[ROW * NO + MEO2] = -r12Meo2;
    j[ROW * NO + C2O3] = -r9C2o3;
    j[ROW * NO + NO3] = 2.1;

    j[ROW * O3P + NO2] = 0.35;
    j[ROW * O3P + O3P] = -4.8e6;
    j[ROW * O3P + O3] = 0.0175;
    j[ROW * O3P + O1D] = 4.44e11;
    j[ROW * O3P + NO3] = 5.78;

    j[ROW * O3 + NO2] = -r23No2;
    j[ROW * O3 + NO] = -r2No;
    j[ROW * O3 + O3P] = 4.8e6;
    j[ROW * O3 + O3] = -(r2O3 + 3.5e-4 + 0.0175 + r23O3);

    j[ROW * HO2 + NO] = -r3No;
    j[ROW * HO2 + HO2] = -r3Ho2;
    j[ROW * HO2 + OH] = r6Oh + r20Oh;
    j[ROW * HO2 + HCHO] = 2 * 8.6e-4 + r6Hcho;
    j[ROW * HO2 + ALD] = 1.3e-4;
    j[ROW * HO2 + CH3O] = 1.88;
    j[ROW * HO2 + SO2] = r20So2;

    j[ROW * OH + NO2] = -r14No2;
    j[ROW * OH + NO] = r3No;
    j[ROW * OH + HO2] = r3Ho2;
    j[ROW * OH + OH] = -(r6Oh + r8Oh + r14Oh + r20Oh);
    j[ROW * OH + HCHO] = -r6Hcho;
    j[ROW * OH + ALD] = -r8Ald;
    j[ROW * OH + O1D] = 2e8;
    j[ROW * OH + SO2] = -r20So2;

    j[ROW * HCHO + OH] = -r6Oh;
    j[ROW * HCHO + HCHO] = -(8.6e-4 + 8.2e-4 + r6Hcho);
    j[ROW * HCHO + CH3O] = 1.88;

    j[ROW * CO + OH] = r6Oh;
    j[ROW * CO + HCHO] = 8.6e-4 + 8.2e-4 + r6Hcho;
    j[ROW * CO + ALD] = 1.3e-4;

    j[ROW * ALD + OH] = -r8Oh;
    j[ROW * ALD + ALD] = -(1.3e-4 + r8Ald);

    j[ROW * MEO2 + NO] = r9No - r12No;
    j[ROW * MEO2 + ALD] = 1.3e-4;
    j[ROW * MEO2 + MEO2] = -r12Meo2;
    j[ROW * MEO2 + C2O3] = r9C2o3;

    j[ROW * C2O3 + NO2] = -r10No2;
    j[ROW * C2O3 + NO] = -r9No;
    j[ROW * C2O3 + OH] = r8Oh;
    j[ROW * C2O3 + ALD] = r8Ald;
    j[ROW * C2O3 + C2O3] = -(r9C2o3 + r10C2o3);
    j[ROW * C2O3 + PAN] = 0.022;

    j[ROW * CO2 + NO] = r9No;
    j[ROW * CO2 + C2O3] = r9C2o3;

    j[ROW * PAN + NO2] = r10No2;
    j[ROW * PAN + C2O3] = r10C2o3;
    j[ROW * PAN + PAN] = -0.022;

    j[ROW * CH3O + NO] = r12No;
    j[ROW * CH3O + MEO2] = r12Meo2;
    j[ROW * CH3O + CH3O] = -1.88;

    j[ROW * HNO3 + NO2] = r14No2;
    j[ROW * HNO3 + OH] = r14Oh;

    j[ROW * O1D + O3] = 3.5e-4;
    j[ROW * O1D + O1D] = -(1e8 + 4.44e11);

    j[ROW * SO2 + OH] = -r20Oh;
    j[ROW * SO2 + SO2] = -r20So2;

    j[ROW * SO4 + OH] = r20Oh;
    j[ROW * SO4 + SO2] = r20So2;

    j[ROW * NO3 + NO2] = r23No2 - r24No2;
    j[ROW * NO3 + O3] = r23O3;
    j[ROW * NO3 + NO3] = -(2.1 + 5.78 + r24No3);
    j[ROW * NO3 + N2O5] = 3.12;

    j[ROW * N2O5 + NO2] = r24No2;
    j[ROW * N2O5 + NO3] = r24No3;
    j[ROW * N2O5 + N2O5] = -3.12;
  }
}
