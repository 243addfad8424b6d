package dev.downhill.benchmark;

/// The frameworks of the comparison.
enum Competitor {
    DOWNHILL {
        @Override
        Contender with(int threads) {
            return new DownhillContender(threads);
        }
    },
    PYTORCH {
        @Override
        Contender with(int threads) {
            return new PyTorchContender(threads);
        }
    },
    DL4J {
        @Override
        Contender with(int threads) {
            return new Dl4jContender(threads);
        }
    };

    abstract Contender with(int threads);
}
