package dev.downhill.training;

class EventsIT extends EventsContract {}
