package dev.tocsin.cli.terminal;

import java.time.ZoneId;

/// How output is shown.
///
/// @param colour whether the standard output may carry colours
/// @param progress whether the standard error may show progress that overwrites itself
/// @param zone in which times are shown, beside UTC
public record Look(boolean colour, boolean progress, ZoneId zone) {}
