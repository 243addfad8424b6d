package dev.downhill.nn.kernel;

/// Register tiles of the matrix product in plain Java: 4 by 4 outputs, and lower and narrower ones at the borders.
///
/// A multiply-add waits four cycles for the one before it in its chain, so a tile keeps sixteen chains under way, and
/// eight loads serve sixteen of them.
final class ScalarTiles {

    static final int SIDE = 4;

    private ScalarTiles() {}

    static void tile4x4(Multiplication job, int k, int aAt, int bAt, int cAt) {
        float[] a = job.a;
        float[] b = job.b;
        float[] c = job.c;
        int aRow = job.aRow;
        int cRow = job.cRow;
        int aStep = job.aStep;
        int bRow = job.bRow;
        int inner = job.inner;
        int jump = job.jump;
        int turn = inner;
        float c00 = c[cAt];
        float c01 = c[cAt + 1];
        float c02 = c[cAt + 2];
        float c03 = c[cAt + 3];
        float c10 = c[cAt + cRow];
        float c11 = c[cAt + cRow + 1];
        float c12 = c[cAt + cRow + 2];
        float c13 = c[cAt + cRow + 3];
        float c20 = c[cAt + 2 * cRow];
        float c21 = c[cAt + 2 * cRow + 1];
        float c22 = c[cAt + 2 * cRow + 2];
        float c23 = c[cAt + 2 * cRow + 3];
        float c30 = c[cAt + 3 * cRow];
        float c31 = c[cAt + 3 * cRow + 1];
        float c32 = c[cAt + 3 * cRow + 2];
        float c33 = c[cAt + 3 * cRow + 3];
        int ia = aAt;
        int ib = bAt;
        for (int step = 0; step < k; step++) {
            if (step == turn) {
                turn += inner;
                ia += jump;
            }
            float b0 = b[ib];
            float b1 = b[ib + 1];
            float b2 = b[ib + 2];
            float b3 = b[ib + 3];
            float a0 = a[ia];
            c00 = Math.fma(a0, b0, c00);
            c01 = Math.fma(a0, b1, c01);
            c02 = Math.fma(a0, b2, c02);
            c03 = Math.fma(a0, b3, c03);
            float a1 = a[ia + aRow];
            c10 = Math.fma(a1, b0, c10);
            c11 = Math.fma(a1, b1, c11);
            c12 = Math.fma(a1, b2, c12);
            c13 = Math.fma(a1, b3, c13);
            float a2 = a[ia + 2 * aRow];
            c20 = Math.fma(a2, b0, c20);
            c21 = Math.fma(a2, b1, c21);
            c22 = Math.fma(a2, b2, c22);
            c23 = Math.fma(a2, b3, c23);
            float a3 = a[ia + 3 * aRow];
            c30 = Math.fma(a3, b0, c30);
            c31 = Math.fma(a3, b1, c31);
            c32 = Math.fma(a3, b2, c32);
            c33 = Math.fma(a3, b3, c33);
            ia += aStep;
            ib += bRow;
        }
        c[cAt] = c00;
        c[cAt + 1] = c01;
        c[cAt + 2] = c02;
        c[cAt + 3] = c03;
        c[cAt + cRow] = c10;
        c[cAt + cRow + 1] = c11;
        c[cAt + cRow + 2] = c12;
        c[cAt + cRow + 3] = c13;
        c[cAt + 2 * cRow] = c20;
        c[cAt + 2 * cRow + 1] = c21;
        c[cAt + 2 * cRow + 2] = c22;
        c[cAt + 2 * cRow + 3] = c23;
        c[cAt + 3 * cRow] = c30;
        c[cAt + 3 * cRow + 1] = c31;
        c[cAt + 3 * cRow + 2] = c32;
        c[cAt + 3 * cRow + 3] = c33;
    }

    static void tile4x1(Multiplication job, int k, int aAt, int bAt, int cAt) {
        float[] a = job.a;
        float[] b = job.b;
        float[] c = job.c;
        int aRow = job.aRow;
        int cRow = job.cRow;
        int aStep = job.aStep;
        int bRow = job.bRow;
        int inner = job.inner;
        int jump = job.jump;
        int turn = inner;
        float c00 = c[cAt];
        float c10 = c[cAt + cRow];
        float c20 = c[cAt + 2 * cRow];
        float c30 = c[cAt + 3 * cRow];
        int ia = aAt;
        int ib = bAt;
        for (int step = 0; step < k; step++) {
            if (step == turn) {
                turn += inner;
                ia += jump;
            }
            float b0 = b[ib];
            float a0 = a[ia];
            c00 = Math.fma(a0, b0, c00);
            float a1 = a[ia + aRow];
            c10 = Math.fma(a1, b0, c10);
            float a2 = a[ia + 2 * aRow];
            c20 = Math.fma(a2, b0, c20);
            float a3 = a[ia + 3 * aRow];
            c30 = Math.fma(a3, b0, c30);
            ia += aStep;
            ib += bRow;
        }
        c[cAt] = c00;
        c[cAt + cRow] = c10;
        c[cAt + 2 * cRow] = c20;
        c[cAt + 3 * cRow] = c30;
    }

    static void tile1x4(Multiplication job, int k, int aAt, int bAt, int cAt) {
        float[] a = job.a;
        float[] b = job.b;
        float[] c = job.c;
        int aStep = job.aStep;
        int bRow = job.bRow;
        int inner = job.inner;
        int jump = job.jump;
        int turn = inner;
        float c00 = c[cAt];
        float c01 = c[cAt + 1];
        float c02 = c[cAt + 2];
        float c03 = c[cAt + 3];
        int ia = aAt;
        int ib = bAt;
        for (int step = 0; step < k; step++) {
            if (step == turn) {
                turn += inner;
                ia += jump;
            }
            float b0 = b[ib];
            float b1 = b[ib + 1];
            float b2 = b[ib + 2];
            float b3 = b[ib + 3];
            float a0 = a[ia];
            c00 = Math.fma(a0, b0, c00);
            c01 = Math.fma(a0, b1, c01);
            c02 = Math.fma(a0, b2, c02);
            c03 = Math.fma(a0, b3, c03);
            ia += aStep;
            ib += bRow;
        }
        c[cAt] = c00;
        c[cAt + 1] = c01;
        c[cAt + 2] = c02;
        c[cAt + 3] = c03;
    }

    static void tile1x1(Multiplication job, int k, int aAt, int bAt, int cAt) {
        float[] a = job.a;
        float[] b = job.b;
        float[] c = job.c;
        int aStep = job.aStep;
        int bRow = job.bRow;
        int inner = job.inner;
        int jump = job.jump;
        int turn = inner;
        float c00 = c[cAt];
        int ia = aAt;
        int ib = bAt;
        for (int step = 0; step < k; step++) {
            if (step == turn) {
                turn += inner;
                ia += jump;
            }
            float b0 = b[ib];
            float a0 = a[ia];
            c00 = Math.fma(a0, b0, c00);
            ia += aStep;
            ib += bRow;
        }
        c[cAt] = c00;
    }
}
