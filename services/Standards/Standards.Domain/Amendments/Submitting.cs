using Standards.Domain.Documents;

namespace Standards.Domain.Amendments;

using Decided = Decision<AmendmentEvent, AmendmentRefusal>;

/// <summary>An amendment is received if it can be carried out, by itself, on the text that it amends, and leaves that a document.</summary>
static class Submitting
{
    public const int MaxAmendments = 2_000;
    public const int MaxOperations = 500;
    public const int MaxJustificationLength = 10_000;

    public static Decided Decide(ImmutableList<Amendment> all, AmendmentCommand.Submit command)
    {
        if (all.Count >= MaxAmendments)
            return new AmendmentRefusal.TooLarge($"A text has at most {MaxAmendments} amendments.");
        if (command.Operations.Length > MaxOperations)
            return new AmendmentRefusal.TooLarge($"An amendment has at most {MaxOperations} operations.");
        if (command.Justification.Length > MaxJustificationLength || !Plain.IsPlain(command.Justification))
            return new AmendmentRefusal.Invalid($"The justification is plain text of at most {MaxJustificationLength} characters.");
        if (command.Amends is { } parent && Standing.Find(all, parent) is not { IsOpen: true })
            return Standing.Find(all, parent) is { } known ? new AmendmentRefusal.Settled(known.Number) : new AmendmentRefusal.Unknown();
        if (Unfit(all, command) is { } refusal)
            return refusal;

        return new AmendmentEvent.Submitted(
            command.Act, command.Amendment, all.Count + 1, command.Amends, command.Operations, command.Justification, command.Sponsor, command.By, command.Now, command.Under);
    }

    static AmendmentRefusal? Unfit(ImmutableList<Amendment> all, AmendmentCommand.Submit command)
    {
        var text = Texts.AmendedBy(command.Text, all, command.Amends);
        if (Compiling.TryCompile(text, command.Operations, out var changes) is { } refusal)
            return refusal;
        var taken = all.SelectMany(a => a.Operations).SelectMany(NewIn).ToHashSet();
        if (changes.NewIdentifiers.FirstOrDefault(taken.Contains) is var known && known != default)
            return new AmendmentRefusal.IdentifierTaken(known);

        var result = Applying.Apply(text, changes);
        if (result.Equals(text))
            return new AmendmentRefusal.Empty();
        if (ContentModel.Check(result) is [var problem, ..])
            return new AmendmentRefusal.Malformed(problem.Message);
        return command.Amends is { } parent ? Unreachable(command.Text, all, parent, text, changes) : null;
    }

    /// <summary>What an amendment to an amendment changes must be sayable of the text itself.</summary>
    static AmendmentRefusal.CannotFollow? Unreachable(Document text, ImmutableList<Amendment> all, AmendmentId? amends, Document proposed, Changes changes)
    {
        while (amends is { } parent)
        {
            var amendment = Standing.Find(all, parent)!;
            var under = Texts.AmendedBy(text, all, amendment.Amends);
            if (Compiling.TryCompile(under, amendment.Operations, out var own) is { } wrong)
                return new(wrong.Message);
            if (Composing.TryCompose(under, own, proposed, changes, out changes) is { } obstacle)
                return new(obstacle);
            (proposed, amends) = (under, amendment.Amends);
        }
        return null;
    }

    static IEnumerable<Drafts.WId> NewIn(Operation operation) => operation switch
    {
        Operation.Insert insert => insert.Elements.SelectMany(e => e.SelfAndBelow()).Select(e => e.WId),
        Operation.Split split   => [split.Second],
        _                       => [],
    };
}
