package dev.tocsin.exchange.evidence;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.Envelope;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementCodec;
import dev.tocsin.exchange.descriptor.DescriptorChain;
import dev.tocsin.exchange.keys.DualKey;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.json.JsonException;

/// A statement whose required signatures hold.
///
/// @param signer the keys that signed it; perhaps revoked since
record SignedStatement(Statement statement, Hash digest, DualKey signer) {

  /// Reads and verifies an envelope with the keys of any version of a node's descriptor.
  ///
  /// @throws StepFailed at `step`
  static SignedStatement open(Bytes bytes, DescriptorChain chain, Verdict.Step step) {
    var envelope = envelope(bytes, step);
    for (var version : chain.versions().reversed()) {
      for (var keys : version.signers()) {
        if (keys.named(envelope, version.profile())) {
          if (!keys.signed(envelope, version.profile())) {
            throw new StepFailed(step, "A signature does not hold.");
          }
          return new SignedStatement(statement(envelope, step), envelope.digest(), keys);
        }
      }
    }
    throw new StepFailed(
        step, "It does not carry exactly the signatures that the node's descriptor requires.");
  }

  private static Envelope envelope(Bytes bytes, Verdict.Step step) {
    try {
      var envelope = Envelope.parse(bytes.toArray(), StatementCodec.LIMITS);
      if (envelope.payloadType().equals(Envelope.STATEMENT)
          && Bytes.of(envelope.toJson()).equals(bytes)) {
        return envelope;
      }
    } catch (JsonException | IllegalArgumentException _) {
      // refused below
    }
    throw new StepFailed(step, "It is not a signed statement in the form that nodes write.");
  }

  private static Statement statement(Envelope envelope, Verdict.Step step) {
    try {
      return StatementCodec.read(envelope.payload().toArray());
    } catch (JsonException | IllegalArgumentException _) {
      throw new StepFailed(step, "What is signed is not a statement that this version reads.");
    }
  }
}
