using Standards.Domain.Documents;

namespace Standards.Domain.Comments;

/// <summary>How the comments on one edition were disposed of, act by act.</summary>
/// <remarks>
/// ISO/IEC Directives, Part 1, 2.5.5 and 2.6.5: each comment gets an answer. One act disposes of one comment or of many; a later
/// act takes the place of an earlier one. Only comments that are final are disposed of, so that nobody changes a comment under its answer.
/// </remarks>
/// <param name="Acts">How many acts there were.</param>
public sealed record Resolution(int Acts)
{
    /// <summary>Most comments in one act.</summary>
    public const int MaxComments = 10_000;

    /// <summary>Most acts at once, where a table answers.</summary>
    public const int MaxActs = 2_000;

    /// <summary>The state before the first event.</summary>
    public static Resolution Initial { get; } = new(0);

    /// <summary>The state after an event.</summary>
    public static Resolution Evolve(Resolution state, ResolutionEvent happened) => happened switch
    {
        ResolutionEvent.Disposed => new(state.Acts + 1),
        _                        => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about: new events, or the refusal that explains why not.</summary>
    public static Decision<ResolutionEvent, ResolutionRefusal> Decide(Resolution state, ResolutionCommand command) => command switch
    {
        ResolutionCommand.Dispose c     => Dispose(c),
        ResolutionCommand.DisposeEach c => DisposeEach(c),
        _                               => throw new UnreachableException(),
    };

    static Decision<ResolutionEvent, ResolutionRefusal> Dispose(ResolutionCommand.Dispose command)
    {
        var given = command.Disposition.Tidy();
        if (ReasonAgainst(given, command) is { } refusal)
            return refusal;

        var comments = command.Comments.Select(c => c.Id).Distinct().OrderBy(id => id.Value).ToImmutableArray();
        return new ResolutionEvent.Disposed(command.Act, given, comments, CommentList.HashOf(comments), command.By, command.Now);
    }

    /// <summary>One act for each answer, all of them or none.</summary>
    static Decision<ResolutionEvent, ResolutionRefusal> DisposeEach(ResolutionCommand.DisposeEach command)
    {
        if (command.Answers.IsEmpty)
            return new ResolutionRefusal.NothingChosen();
        if (command.Answers.Length > MaxActs)
            return new ResolutionRefusal.Invalid($"At most {MaxActs} different answers are given at once.");

        var acts = ImmutableArray.CreateBuilder<ResolutionEvent>(command.Answers.Length);
        foreach (var answer in command.Answers)
            switch (Dispose(new(answer.Act, answer.Disposition, answer.Comments, Expected: null, command.Texts, command.By, command.Now)))
            {
                case Decision<ResolutionEvent, ResolutionRefusal>.Accepted accepted: acts.AddRange(accepted.Events); break;
                case var refused: return refused;
            }
        return new Decision<ResolutionEvent, ResolutionRefusal>.Accepted(acts.DrainToImmutable());
    }

    static ResolutionRefusal? ReasonAgainst(Disposition given, ResolutionCommand.Dispose command) => command switch
    {
        { Expected: { } expected } when expected != command.Comments.Length      => new ResolutionRefusal.SelectionChanged(expected, command.Comments.Length),
        { Comments.IsEmpty: true }                                               => new ResolutionRefusal.NothingChosen(),
        { Comments.Length: > MaxComments }                                       => new ResolutionRefusal.Invalid($"One act disposes of at most {MaxComments} comments."),
        _ when command.Comments.Any(c => !c.IsFinal)                             => new ResolutionRefusal.NotFinal(),
        _ when given is { Outcome: CommentOutcome.Rejected, Observation: null }  => new ResolutionRefusal.ReasonRequired(),
        _ when given.Observation?.Length > Disposition.MaxLength                 => new ResolutionRefusal.Invalid($"The observation is longer than {Disposition.MaxLength} characters."),
        _ when !Tidying.IsWritable(given.Observation)                            => new ResolutionRefusal.Invalid("The observation holds control characters or broken Unicode."),
        _ when given.Changed.Length > Disposition.MaxChanged                     => new ResolutionRefusal.Invalid($"At most {Disposition.MaxChanged} changed elements are named."),
        _ when given.Changed.Where(e => !command.Texts.Any(t => t.Has(e))).Select(e => e.Value).FirstOrDefault() is { } unknown
                                                                                 => new ResolutionRefusal.ElementUnknown(unknown),
        _                                                                        => null,
    };
}

/// <summary>A list of comments that one act disposes of.</summary>
public static class CommentList
{
    /// <summary>SHA-256, in lower-case hexadecimal digits, of the canonical JSON (RFC 8785) of the comments' identifiers in ascending order.</summary>
    /// <remarks>Published: whoever has the list can compute it and compare it with the record.</remarks>
    public static string HashOf(IEnumerable<CommentId> comments)
    {
        var list = new System.Text.Json.Nodes.JsonArray();
        foreach (var id in comments.Select(c => c.Value).Order())
            list.Add(id.ToString("D"));
        return SaltedRecord.HashOf(CanonicalJson.Canonicalize(list));
    }
}

/// <summary>A comment that was chosen to be disposed of.</summary>
/// <param name="Id">Which.</param>
/// <param name="IsFinal">Whether its member can no longer change it: its consultation or ballot is closed.</param>
public readonly record struct ChosenComment(CommentId Id, bool IsFinal);

/// <summary>Comments that are answered in the same way, by one act.</summary>
public sealed record GivenAnswer(ActId Act, Disposition Disposition, ImmutableArray<ChosenComment> Comments);

/// <summary>What can be asked about the comments on an edition.</summary>
public abstract record ResolutionCommand
{
    private ResolutionCommand() { }

    /// <summary>Dispose of comments, all in the same way.</summary>
    /// <param name="Expected">How many comments whoever asks has seen; null where that does not matter.</param>
    /// <param name="Texts">The edition and the current one: changed elements are those of either.</param>
    public sealed record Dispose(
        ActId Act, Disposition Disposition, ImmutableArray<ChosenComment> Comments, int? Expected, ImmutableArray<Document> Texts, string By, DateTimeOffset Now) : ResolutionCommand;

    /// <summary>Dispose of comments as a table answers them, all of them or none.</summary>
    /// <param name="Texts">The edition and the current one.</param>
    public sealed record DisposeEach(ImmutableArray<GivenAnswer> Answers, ImmutableArray<Document> Texts, string By, DateTimeOffset Now) : ResolutionCommand;
}

/// <summary>What happened to the comments on an edition. Each is a binding act.</summary>
/// <remarks>Stored format: these names and fields are read back for ever. Add, never rename.</remarks>
public abstract record ResolutionEvent
{
    private ResolutionEvent() { }

    /// <summary>Comments were disposed of.</summary>
    /// <param name="Comments">Ascending by identifier, each once.</param>
    /// <param name="ListHash"><see cref="CommentList.HashOf"/> of them.</param>
    public sealed record Disposed(
        ActId Act, Disposition Disposition, ImmutableArray<CommentId> Comments, string ListHash, string By, DateTimeOffset At) : ResolutionEvent;
}

/// <summary>Why comments were not disposed of.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public abstract record ResolutionRefusal(string Code, string Message) : IRefusal
{
    /// <summary>What was given cannot be used.</summary>
    public sealed record Invalid(string Problem) : ResolutionRefusal("input.invalid", Problem);

    /// <summary>No comment is meant.</summary>
    public sealed record NothingChosen() : ResolutionRefusal("disposition.nothing_chosen", "No comment is chosen.");

    /// <summary>Other comments are chosen than were seen.</summary>
    public sealed record SelectionChanged(int Expected, int Found) : ResolutionRefusal(
        "disposition.selection_changed", $"{Expected} comments were meant, and {Found} are chosen by now. Look at them again.");

    /// <summary>Members may still change comments.</summary>
    public sealed record NotFinal()
        : ResolutionRefusal("disposition.not_final", "Members can still change these comments: close the consultation or the ballot first.");

    /// <summary>Whoever is refused is told why.</summary>
    public sealed record ReasonRequired() : ResolutionRefusal("disposition.reason_required", "Rejecting a comment needs a reason.");

    /// <summary>Neither the edition nor the current one has the element.</summary>
    public sealed record ElementUnknown(string Element) : ResolutionRefusal("disposition.element_unknown", $"The draft has no element \"{Element}\".");
}
