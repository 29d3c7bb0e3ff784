namespace Standards.Domain.Publications;

/// <summary>The days on which the text in force for a member changes: between them it stays the same.</summary>
public static class Timeline
{
    /// <summary>Each stretch of time with one text, oldest first. Before the first nothing is in force.</summary>
    public static ImmutableArray<TextInForce> Of(Standard standard, MemberId? member)
    {
        var steps = ImmutableArray.CreateBuilder<TextInForce>();
        var last = TextInForce.Of(standard, DateOnly.MinValue, member);
        foreach (var day in Candidates(standard, member))
        {
            var text = TextInForce.Of(standard, day, member);
            if (!text.IsSameTextAs(last))
                steps.Add(text);
            last = text;
        }
        return steps.DrainToImmutable();
    }

    static IEnumerable<DateOnly> Candidates(Standard standard, MemberId? member) => standard switch
    {
        Standard.Unpublished   => [],
        Standard.Published s   => Of(s.Record, member).Append(s.Withdrawal?.Expected).OfType<DateOnly>().Distinct().Order(),
        Standard.Withdrawn s   => Of(s.Record, member).Append(s.On).OfType<DateOnly>().Distinct().Order(),
        _                      => throw new UnreachableException(),
    };

    static IEnumerable<DateOnly?> Of(StandardRecord record, MemberId? member) =>
        record.Editions.SelectMany(e => e.Corrections.Select(c => (DateOnly?)c.From).Prepend(e.Entry.Sunset).Prepend(record.EntryOf(e, member)))
            .Concat(record.Reservations.Where(r => r.Member == member).SelectMany(r => new DateOnly?[] { r.From, r.WithdrawnOn }));
}
