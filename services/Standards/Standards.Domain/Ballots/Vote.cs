namespace Standards.Domain.Ballots;

/// <summary>A member's vote as it counts now. Comments, statement and names stay in the event; what counts is whether there are reasons and experts.</summary>
/// <param name="Act">The casting or the correction, which is also the vote's own identifier.</param>
/// <param name="Position">What the vote says.</param>
/// <param name="Reasoned">Whether a technical comment comes with it.</param>
/// <param name="NamesExperts">Whether it names an expert.</param>
/// <param name="Revision">1 for the first casting, one more for each change of vote.</param>
public sealed record Vote(ActId Act, Position Position, bool Reasoned, bool NamesExperts, int Revision)
{
    /// <summary>What it counts as.</summary>
    public Choice Choice => Choices.Of(Position, Reasoned, NamesExperts);

    /// <summary>Whether comments hold technical reasons for a negative vote.</summary>
    /// <remarks>ISO/IEC Directives, Part 1, 2.6.2: a negative vote states its technical reasons.</remarks>
    public static bool HasReasons(IEnumerable<Comment> comments) => comments.Any(c => c.Kind is CommentKind.Technical);
}
