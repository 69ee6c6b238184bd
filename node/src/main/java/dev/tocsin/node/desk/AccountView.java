package dev.tocsin.node.desk;

import java.time.Instant;

/// An account of one of this node's people.
public record AccountView(String name, Role role, boolean disabled, Instant created) {}
