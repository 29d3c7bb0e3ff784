using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Publications;

/// <summary>How amendments and corrigenda are published.</summary>
static class Correcting
{
    const int MaxTitleLength = 300;
    const int MaxChanges = 500;
    const int MaxCorrections = 100;
    const int MaxYearsAhead = 10;

    public static Decision<StandardEvent, StandardRefusal> Decide(StandardRecord record, StandardCommand.Correct c)
    {
        if (record.Find(c.Edition) is not { } edition)
            return new StandardRefusal.NoSuchEdition(c.Edition);
        if (ProblemIn(edition, c) is { } problem)
            return new StandardRefusal.Invalid(problem);

        var number = edition.Corrections.Count(k => k.Kind == c.Kind) + 1;
        var correction = new Correction(c.Act, c.Edition, c.Kind, number, c.Title, c.Now.Day(), c.From, c.Changes);
        return ProblemIn(record, edition, correction) is { } refusal
            ? refusal
            : new StandardEvent.Corrected(c.Act, c.Edition, c.Kind, number, c.Title, c.From, c.Changes, c.Now);
    }

    public static StandardRecord Noted(StandardRecord record, StandardEvent.Corrected e)
    {
        var edition = record.Editions[e.Edition - 1];
        return record.With(edition with { Corrections = edition.Corrections.Add(new(e.Act, e.Edition, e.Kind, e.Number, e.Title, e.At.Day(), e.From, e.Changes)) });
    }

    /// <summary>The first identifier of a text that was given before to an element which the text before does not have; null for none.</summary>
    public static WId? FirstReused(StandardRecord record, Document text, Document before)
    {
        var given = record.Identifiers;
        foreach (var element in text.All())
            if (given.Contains(element.WId) && !before.Has(element.WId))
                return element.WId;
        return null;
    }

    static string? ProblemIn(Edition edition, StandardCommand.Correct c) => c switch
    {
        _ when Plain.ProblemInLine("title", c.Title, MaxTitleLength) is { } problem => problem,
        { Changes.IsEmpty: true }                               => "A correction changes something.",
        { Changes.Length: > MaxChanges }                        => $"A correction has at most {MaxChanges} changes.",
        _ when edition.Corrections.Length >= MaxCorrections     => $"An edition has at most {MaxCorrections} corrections. Publish a new one.",
        _ when c.From < c.Now.Day()                             => "A correction takes effect on the day of its publication or later.",
        _ when c.From > c.Now.Day().AddYears(MaxYearsAhead)     => $"A correction takes effect within {MaxYearsAhead} years.",
        _                                                       => null,
    };

    /// <summary>Holds a correction against the text as it will stand on its day, and against those that come after it.</summary>
    static StandardRefusal? ProblemIn(StandardRecord record, Edition edition, Correction correction)
    {
        var before = edition.TextOn(correction.From);
        if (correction.FirstLostIn(before) is { } lost)
            return new StandardRefusal.Inapplicable(lost.Target);
        var after = correction.ApplyTo(before);
        if (after.Equals(before))
            return new StandardRefusal.Invalid("The correction would leave the text as it is.");
        if (ContentModel.Check(after) is [var malformed, ..])
            return new StandardRefusal.Malformed(malformed.Message);
        if (FirstReused(record, after, before) is { } reused)
            return new StandardRefusal.IdentifierReused(reused);

        foreach (var later in edition.InOrder.Where(k => k.From > correction.From))
        {
            if (later.FirstLostIn(after) is not null || ContentModel.Check(after = later.ApplyTo(after)) is not [])
                return new StandardRefusal.Conflicting($"{later.Kind} {later.Number}");
        }
        return null;
    }
}
