package dev.downhill.hostile;

class HostileInputIT extends HostileInputContract {}
