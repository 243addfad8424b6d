package dev.downhill.training;

import java.util.List;

/// A job came into one or more states. Published in the transaction that makes it true, so that what a listener stores
/// is stored with it or not at all.
///
/// @param job after it
/// @param transitions at least one, oldest first
public record JobMoved(Job job, List<Transition> transitions) {}
