namespace Identity.Sessions;

/// <summary>One sign-in of a person: in a browser, or of a device that a person let in. Its id is the <c>sid</c> of its tokens.</summary>
/// <param name="Programs">The names of the clients that it was used for, oldest first.</param>
public sealed record Session(Guid Id, string Programs, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, DateTimeOffset? EndedAt);
