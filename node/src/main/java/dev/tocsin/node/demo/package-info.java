/// Two nodes of invented services, for a demonstration.
@NullMarked
package dev.tocsin.node.demo;

import org.jspecify.annotations.NullMarked;
