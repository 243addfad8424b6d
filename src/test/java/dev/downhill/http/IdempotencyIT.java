package dev.downhill.http;

class IdempotencyIT extends IdempotencyContract {}
