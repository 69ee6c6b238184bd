package dev.tocsin.node.desk;

/// Who may do what.
public enum Rights {
  /// The node's state, partners, lists, statements without content, evidence without content.
  READ,
  /// What warnings say.
  READ_CONTENT,
  INVITE,
  /// A named person only.
  CONFIRM,
  RELEASE,
  /// Drafts without what they say.
  SEE_DRAFTS,
  DRAFT,
  /// Approving what others wrote, clearing finds, looking at emergency releases; the policy says up
  /// to which level.
  APPROVE,
  SET_POLICY,
  /// A named person only.
  ANSWER,
  /// Whether a partner may pass on what we sent. A named person only.
  PERMIT,
  CARRY,
  ACCOUNTS,
  /// Collections, accounts of programs without their secrets.
  SEE_SHARING,
  /// Making and changing them.
  KEEP_SHARING,
  /// Objects of programs that wait to be looked at.
  ADMIT,
  /// Taking objects out of collections, for all who read them.
  TAKE_OUT;

  public boolean allow(Caller caller) {
    return switch (caller) {
      case Caller.Person person -> given(person.role());
      case Caller.Operator _ -> given(Role.OPERATOR);
    };
  }

  private boolean given(Role role) {
    return switch (this) {
      case READ, SEE_DRAFTS -> true;
      case READ_CONTENT, DRAFT -> role != Role.OVERSIGHT;
      case APPROVE -> role != Role.OVERSIGHT && role != Role.OPERATOR;
      case SET_POLICY, TAKE_OUT -> role == Role.RELEASE_AUTHORITY || role == Role.OPERATOR;
      case INVITE, CARRY -> role == Role.OPERATOR || role == Role.LIAISON;
      case CONFIRM, PERMIT -> role == Role.LIAISON || role == Role.RELEASE_AUTHORITY;
      case RELEASE, ADMIT ->
          role == Role.OPERATOR || role == Role.DUTY || role == Role.RELEASE_AUTHORITY;
      case ANSWER -> role == Role.DUTY || role == Role.RELEASE_AUTHORITY;
      case ACCOUNTS, KEEP_SHARING -> role == Role.OPERATOR;
      case SEE_SHARING -> role == Role.OPERATOR || role == Role.LIAISON || role == Role.OVERSIGHT;
    };
  }

  /// Lets pass or throws.
  ///
  /// @throws DeskException if the caller may not
  public void require(Caller caller) {
    if (!allow(caller)) {
      throw new DeskException(
          Problem.Kind.FORBIDDEN,
          "The role " + caller.role().words() + " may not do this; ask a colleague who may.");
    }
  }

  /// Like [#require], for things that whoever may not use them should not learn to exist.
  ///
  /// @throws DeskException if the caller may not, as if there were no such thing
  public void requireQuietly(Caller caller) {
    if (!allow(caller)) {
      throw new DeskException(Problem.ABSENT);
    }
  }
}
