namespace Standards.Domain.Ballots;

/// <summary>A member's vote as it counts now. The comments stay in the event; what counts is whether they give reasons.</summary>
/// <param name="Act">The casting, which is also the vote's own identifier.</param>
/// <param name="Standing">The member's standing in the electorate.</param>
/// <param name="Position">What the vote says.</param>
/// <param name="Reasoned">Whether a technical comment comes with it.</param>
/// <param name="Revision">1 for the first casting, one more for each change of vote.</param>
public sealed record Vote(ActId Act, Standing Standing, Position Position, bool Reasoned, int Revision)
{
    /// <summary>Whether comments hold technical reasons for a negative vote.</summary>
    /// <remarks>ISO/IEC Directives, Part 1, 2.6.2: a negative vote states its technical reasons.</remarks>
    public static bool HasReasons(IEnumerable<Comment> comments) => comments.Any(c => c.Kind is CommentKind.Technical);
}
