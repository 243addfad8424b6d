package dev.downhill.training.worker;

class WriteFaultsIT extends WriteFaultsContract {}
