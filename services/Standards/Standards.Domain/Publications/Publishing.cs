using Standards.Domain.Documents;

namespace Standards.Domain.Publications;

/// <summary>How an edition is published and enters into force.</summary>
static class Publishing
{
    const int MaxTitleLength = 300;
    const int MaxSourceLength = 500;
    const int MaxEditions = 50;
    const int MaxYearsAhead = 10;
    const int MaxYearsOfGrace = 5;

    public static Decision<StandardEvent, StandardRefusal> Decide(StandardRecord? before, StandardCommand.Publish c)
    {
        var today = c.Now.Day();
        if (c.StayedBy is [var appeal, ..])
            return new StandardRefusal.Stayed(appeal);
        if (!StandardNumber.TryParse(c.Number, out var number) || (before is not null && before.Number != number))
            return new StandardRefusal.Invalid("The number has groups of capitals and digits with hyphens between, such as AIG-101.");
        if (Plain.ProblemInLine("title", c.Title, MaxTitleLength) is { } wrong)
            return new StandardRefusal.Invalid(wrong);
        if (ProblemInOrigin(c) is { } unfounded)
            return new StandardRefusal.Invalid(unfounded);
        if (ProblemIn(c.Entry, before, today) is { } problem)
            return new StandardRefusal.Invalid(problem);
        if (ContentModel.Check(c.Text) is [var malformed, ..])
            return new StandardRefusal.Malformed(malformed.Message);
        if (before is not null && Correcting.FirstReused(before, c.Text, before.Newest.TextOn(DateOnly.MaxValue)) is { } reused)
            return new StandardRefusal.IdentifierReused(reused);

        return new StandardEvent.EditionPublished(
            c.Act, number, (before?.Newest.Number ?? 0) + 1, c.Title, c.Project, c.Text, c.Entry, Review.DueOf(today, c.Entry.Sunset), c.Now) { Source = c.Source };
    }

    public static StandardRecord First(StandardEvent.EditionPublished e) =>
        new(e.Number, [EditionOf(e)], [], [], [], e.ReviewDue);

    public static StandardRecord Next(StandardRecord before, StandardEvent.EditionPublished e) =>
        before with
        {
            Editions = before.Editions.Add(EditionOf(e)),
            ReviewDue = e.ReviewDue,
            Followed = e.Project == before.Newest.Project ? before.Followed : 0,
        };

    public static StandardRecord Entered(StandardRecord record, int edition) => record.With(record.Editions[edition - 1] with { HasEntered = true });

    static Edition EditionOf(StandardEvent.EditionPublished e) => new(e.Act, e.Edition, e.Title, e.Project, e.Text, e.At.Day(), e.Entry, HasEntered: false, []) { Source = e.Source };

    static string? ProblemInOrigin(StandardCommand.Publish c) => c switch
    {
        { Project: null }                     => Plain.ProblemInLine("source", c.Source, MaxSourceLength),
        { Source: not null }                  => "What a project brought about has no other source.",
        _                                     => null,
    };

    static string? ProblemIn(EntryIntoForce entry, StandardRecord? before, DateOnly today) => entry switch
    {
        _ when before?.Editions.Length >= MaxEditions                    => $"A standard has at most {MaxEditions} editions.",
        _ when entry.On < today                                          => "An edition enters into force on the day of its publication or later.",
        _ when entry.On > today.AddYears(MaxYearsAhead)                  => $"An edition enters into force within {MaxYearsAhead} years.",
        _ when before is not null && entry.On <= before.Newest.Entry.On  => "A new edition enters into force after the one that it replaces.",
        _ when entry.Latest < entry.On                                   => "The latest day that a member may choose lies before the day of entry into force.",
        _ when entry.Latest > entry.On.AddYears(MaxYearsOfGrace)         => $"A member may put off entry into force by at most {MaxYearsOfGrace} years.",
        { Sunset: { } sunset } when sunset <= entry.Latest               => "The edition would lapse before it is in force for every member.",
        { Sunset: { } sunset } when sunset > entry.On.AddYears(MaxYearsAhead) => $"An edition with a sunset lapses within {MaxYearsAhead} years.",
        _                                                                => null,
    };
}
