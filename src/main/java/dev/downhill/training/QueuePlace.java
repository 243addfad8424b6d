package dev.downhill.training;

/// The position of a waiting job.
///
/// @param position from 1
/// @param forMemory whether a worker had a place for it, but not the memory
public record QueuePlace(int position, boolean forMemory) {}
