using Standards.Domain.Comments.Places;

namespace Standards.Domain.Comments;

/// <summary>How comments come in and are replaced while the consultation is open.</summary>
static class Commenting
{
    public static Decision<CommentaryEvent, CommentaryRefusal> Decide(Commentary state, CommentaryCommand.Comment command)
    {
        if (command.Comments.IsEmpty)
            return new CommentaryRefusal.Invalid("There is no comment.");
        if (state.LastSerial + command.Comments.Length > Commentary.MaxComments)
            return new CommentaryRefusal.TooMany();

        var places = new PlaceNames(command.Text);
        var tidy = command.Comments.Select(c => Settled(c, places)).ToImmutableArray();
        if (tidy.Sum(c => (long)c.Text.Length + (c.ProposedChange?.Length ?? 0)) > Commentary.MaxLengthAtOnce)
            return new CommentaryRefusal.Invalid($"At once, comments have at most {Commentary.MaxLengthAtOnce} characters.");
        for (var i = 0; i < tidy.Length; i++)
            if (ReasonAgainst(tidy[i], command.Text, tidy.Length == 1 ? "" : $"Comment {i + 1}: ") is { } refusal)
                return refusal;

        return new CommentaryEvent.Commented(state.LastSerial + 1, tidy, command.By, command.Now);
    }

    public static Decision<CommentaryEvent, CommentaryRefusal> Decide(Commentary state, CommentaryCommand.Replace command)
    {
        var tidy = Settled(command.With, new(command.Text));
        return ReasonAgainst(tidy, command.Text, "") is { } refusal
            ? refusal
            : new CommentaryEvent.Replaced(command.Serial, state.Standing[command.Serial] + 1, tidy, command.By, command.Now);
    }

    static DraftComment Settled(DraftComment comment, PlaceNames places) => comment.Tidy() is var tidy && tidy.Problem() is null ? tidy with { Spot = places.Settle(tidy.Spot) } : tidy;

    static CommentaryRefusal? ReasonAgainst(DraftComment comment, Documents.Document text, string which) =>
        comment.Problem() is { } problem ? new CommentaryRefusal.Invalid(which + problem)
        : comment.Spot.Element is { } element && !text.Has(element) ? new CommentaryRefusal.ElementUnknown(element.Value)
        : null;
}
