package dev.downhill.training;

/// Where a job waits.
///
/// @param position from 1
/// @param forMemory whether a worker had a place for it, but not the memory
public record QueuePlace(int position, boolean forMemory) {}
