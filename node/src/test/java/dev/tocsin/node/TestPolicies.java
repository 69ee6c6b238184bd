package dev.tocsin.node;

import dev.tocsin.core.Bytes;

/// Release policies for tests.
public final class TestPolicies {
  private TestPolicies() {}

  /// One under which whoever may release does it alone.
  ///
  /// @param unmarked the level of what bears none, or `withhold`
  public static Bytes alone(String partner, String ceiling, String unmarked) {
    return Bytes.utf8(
        """
        version: 1
        organisation: own
        unmarked: %3$s
        partners:
          %1$s:
            ceiling: %2$s
        release:
          release-authority: red
        approvals:
          clear: 0
          green: 0
          amber: 0
          amber+strict: 0
          red: 0
        emergency: amber
        tests:
          - name: what nobody understands stays
            given:
              - tlp: clear
              - unknown: a marking from abroad
            partner: %1$s
            expect: withhold
        """
            .formatted(partner, ceiling, unmarked));
  }
}
