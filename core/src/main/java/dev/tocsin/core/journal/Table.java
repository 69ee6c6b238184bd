package dev.tocsin.core.journal;

/// The tables of a node's store. A table's letter is the first byte of its row keys and never
/// changes; what follows it is said beside each one (numbers are big-endian).
public enum Table {
  /// seq(8): the commits, as JSON lists of entries.
  JOURNAL('j'),
  /// (nothing): [Head].
  HEAD('h'),
  /// index(8): log leaves.
  LEAF('l'),
  /// level(1) index(8): hashes of complete subtrees of the log.
  NODE('n'),
  /// link(4): [dev.tocsin.core.link.LinkState].
  LINK('k'),
  /// link(4) epoch(8) seq(8): [dev.tocsin.core.link.Delivery].
  DELIVERY('d'),
  /// link(4) precedence(1) epoch(8) seq(8): what is still owed; the value is empty.
  OUTBOX('x'),
  /// link(4) epoch(8) seq(8): digests and replies of everything heard, kept for ever.
  HEARD('b'),
  /// link(4) epoch(8) seq(8): [dev.tocsin.core.link.Received].
  RECEIVED('r'),
  /// received-at(8, milliseconds) link(4) epoch(8) seq(8): received warnings by time.
  INBOX('o'),
  /// uuid(16): where the statement with that id is.
  STATEMENT('i'),
  /// capsule digest(32): digest of the refusal that answered it.
  REFUSED('f'),
  /// expiry(8, seconds) direction(1) link(4) epoch(8) seq(8): what expires when.
  EXPIRY('y'),
  /// digest(32): signed statements as they stand, as evidence.
  ENVELOPE('v'),
  /// digest(32): capsules as they travel.
  CAPSULE('m'),
  /// digest(32): the parts of a statement with their salts.
  PARTS('c'),
  /// size(8): this node's signed checkpoints.
  CHECKPOINT('s'),
  /// size(8) link(4): partners' cosignature lines for them.
  COSIGNATURE('w'),
  /// link(4) size(8): partners' checkpoints with this node's cosignature.
  PARTNER_CHECKPOINT('p'),
  /// digest(32): proofs that a partner's log holds its leaf for a statement, ours or its own.
  PROOF('q'),
  /// link(4) log index(8) direction(1) link(4) epoch(8) seq(8): leaves in partners' logs whose
  /// proof is missing; the value is the digest(32) of the statement.
  PROOF_WANTED('t'),
  /// time(8, milliseconds) number(4): alarms for people.
  ALARM('z'),
  /// link(4): partners.
  PARTNER('g'),
  /// node id text, version(8): node descriptors.
  DESCRIPTOR('e'),
  /// uuid(16): [dev.tocsin.core.draft.WarningDraft]; ids sort by time.
  DRAFT('D'),
  /// uuid(16): drafts that something can still be done with; the value is empty.
  DRAFT_OPEN('O'),
  /// uuid(16): drafts of which an emergency release awaits a second person; the value is empty.
  DRAFT_REVIEW('R'),
  /// digest(32): the bundles of drafts.
  DRAFT_BUNDLE('B'),
  /// uuid(16) link(4): what was decided for each portion of what left, and why.
  EXPLANATION('E'),
  /// collection(4) label number(4) date added(8, microseconds) of the last of them: objects that
  /// were added one after the other, each as date added(8) size(4)
  /// [dev.tocsin.core.collection.ObjectRow]. Whoever may not see a label never touches its rows.
  OBJECT('a'),
  /// collection(4) label number(4) date added(8): objects, with whatever label, of which the
  /// collection has a later version with that label; the value is empty.
  OBJECT_SUPERSEDED('S'),
  /// collection(4) label number(4) date added(8): objects, with whatever label, instead of which
  /// one of the same id and version is shown to whoever sees that label; the value is empty.
  OBJECT_MASKED('K'),
  /// collection(4) label number(4): the labels of a collection's objects.
  OBJECT_LABEL('L'),
  /// collection(4) uuid(16) type, zero byte, label number(4) version(12) date(8) since when it is
  /// there: where each version of an object is. Whoever may not see a label never touches its rows.
  /// Before them, without what comes after the type, a row without a value: whoever adds objects
  /// finds by one look which are new.
  OBJECT_VERSION('V'),
  /// collection(4) label number(4) type, zero byte, date(8): the rows of [#OBJECT] that have
  /// objects of a type; the value is empty.
  OBJECT_TYPE('T'),
  /// collection(4) label number(4) date(8, microseconds): objects that were taken out, by the label
  /// that they had.
  WITHDRAWAL('W'),
  /// collection(4): the last date of a collection.
  COLLECTION_HEAD('H'),
  /// collection(4) uuid(16): definitions of markings that a collection's objects brought; they hold
  /// for that collection only.
  MARKING('M'),
  /// warning uuid(16) request uuid(16): who asked whether a warning may be passed on, on both
  /// sides; the value is empty.
  ONWARD('G'),
  /// collection(4) marking uuid(16) label number(4) date added(8): objects that nobody sees until
  /// the marking is defined; the value is empty.
  MARKING_WANTED('N'),
  /// collection(4) marking uuid(16): definitions that are there, while objects still wait for them
  /// because one commit was not enough; the value is empty.
  RELABELLING('U'),
  /// collection(4) number(8): objects that a person must accept first.
  QUARANTINE('Q'),
  /// collection(4) uuid(16) type, zero byte, digest(32): what waits already, so that nothing waits
  /// twice; the value is the number(8).
  QUARANTINE_ID('P'),
  /// uuid(16): what became of a request that brought objects.
  ADDITION_STATUS('A'),
  /// expiry(8, seconds) uuid(16): when such a record goes; the value is empty.
  ADDITION_STATUS_EXPIRY('X'),
  /// name: how far a feed has been followed, [dev.tocsin.core.collection.FeedProgress].
  FEED('F'),
  /// kind, zero byte, name: other records of the node, such as accounts.
  KEPT('u');

  private final byte letter;

  Table(char letter) {
    this.letter = (byte) letter;
  }

  public byte letter() {
    return letter;
  }
}
