/// What people see and type: text made safe, tables, times, questions, exit codes.
@NullMarked
package dev.tocsin.cli.terminal;

import org.jspecify.annotations.NullMarked;
