package dev.downhill.training.event;

class EventsIT extends EventsContract {}
