using Standards.Domain.Drafts;

namespace Standards.Domain.Publications;

/// <summary>How members make an edition their own.</summary>
static class Adopting
{
    const int MaxNumberLength = 60;
    const int MaxDeviations = 500;
    const int MaxTextLength = 4_000;
    const int MaxYearsAhead = 5;

    public static Decision<StandardEvent, StandardRefusal> Decide(StandardRecord record, StandardCommand.SetEntryDay c)
    {
        var today = c.Now.Day();
        if (record.Find(c.Edition) is not { } edition)
            return new StandardRefusal.NoSuchEdition(c.Edition);
        if (record.EntryOf(edition, c.Member) is var entry && entry <= today)
            return new StandardRefusal.InForceAlready(entry);
        if (c.On < today || c.On > edition.Entry.Latest)
            return new StandardRefusal.Invalid($"Choose a day from {today.Iso()} to {edition.Entry.Latest.Iso()}.");

        return new StandardEvent.EntryDaySet(c.Act, c.Member, c.Edition, c.On, c.By, c.Now);
    }

    public static Decision<StandardEvent, StandardRefusal> Decide(StandardRecord record, StandardCommand.Adopt c)
    {
        if (record.Find(c.Edition) is not { } edition)
            return new StandardRefusal.NoSuchEdition(c.Edition);
        if (ProblemIn(c, edition) is { } problem)
            return new StandardRefusal.Invalid(problem);
        var known = edition.Identifiers;
        if (c.Deviations.Select(d => (WId?)d.Element).FirstOrDefault(e => !known.Contains(e!.Value)) is { } stranger)
            return new StandardRefusal.NoSuchElement(stranger);
        if (c.Degree is Correspondence.Identical && record.Reservations.Any(r => r.Member == c.Member && r.Edition == c.Edition && r.WithdrawnOn is null))
            return new StandardRefusal.NotIdentical();

        return new StandardEvent.Adopted(c.Act, c.Member, c.Edition, c.Degree, c.NationalNumber, c.On, c.Deviations, c.By, c.Now);
    }

    public static StandardRecord Entry(StandardRecord record, StandardEvent.EntryDaySet e) =>
        record with
    {
        EntryDays = [.. record.EntryDays.Where(d => (d.Member, d.Edition) != (e.Member, e.Edition)), new(e.Act, e.Member, e.Edition, e.On)],
    };

    public static StandardRecord Noted(StandardRecord record, StandardEvent.Adopted e)
    {
        var adoption = new Adoption(e.Act, e.Member, e.Edition, e.Degree, e.NationalNumber, e.On, e.Deviations);
        return record.AdoptionOf(e.Member, e.Edition) is { } before
            ? record with { Adoptions = record.Adoptions.Replace(before, adoption) }
            : record with { Adoptions = record.Adoptions.Add(adoption) };
    }

    static string? ProblemIn(StandardCommand.Adopt c, Edition edition) => c switch
    {
        _ when Plain.ProblemInLine("national number", c.NationalNumber, MaxNumberLength) is { } problem => problem,
        _ when c.On < edition.PublishedOn                                  => "An edition is adopted on the day of its publication or later.",
        _ when c.On > c.Now.Day().AddYears(MaxYearsAhead)                  => $"The day of adoption lies within {MaxYearsAhead} years.",
        { Deviations.Length: > MaxDeviations }                             => $"An adoption lists at most {MaxDeviations} deviations.",
        { Degree: Correspondence.Identical, Deviations.IsEmpty: false }    => "An identical adoption has no deviations.",
        { Degree: Correspondence.Modified, Deviations.IsEmpty: true }      => "A modified adoption lists its deviations.",
        _ => c.Deviations.Select(d => ProblemIn(d.Text)).FirstOrDefault(p => p is not null),
    };

    static string? ProblemIn(string text) => text switch
    {
        _ when string.IsNullOrWhiteSpace(text)  => "A deviation says what is different.",
        { Length: > MaxTextLength }             => $"A deviation is described in at most {MaxTextLength} characters.",
        _ when !Plain.IsPlain(text)             => "A deviation holds control characters or broken Unicode.",
        _                                       => null,
    };
}
