package dev.downhill.training;

class WriteFaultsIT extends WriteFaultsContract {}
