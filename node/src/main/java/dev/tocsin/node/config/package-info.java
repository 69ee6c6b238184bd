/// What an operator chooses: the settings, and where their values come from.
@NullMarked
package dev.tocsin.node.config;

import org.jspecify.annotations.NullMarked;
