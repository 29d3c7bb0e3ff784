using Standards.Domain.Documents;

namespace Standards.Domain.Publications;

/// <summary>The days on which the text in force for a member changes: between them it stays the same.</summary>
public static class Timeline
{
    /// <summary>Each stretch of time with one text, oldest first. Before the first nothing is in force.</summary>
    public static ImmutableArray<TextInForce> Of(Standard standard, MemberId? member)
    {
        var steps = ImmutableArray.CreateBuilder<TextInForce>();
        var texts = new Dictionary<int, TextsOfEdition>();
        var last = TextInForce.Of(standard, DateOnly.MinValue, member);
        foreach (var day in Candidates(standard, member))
        {
            var text = TextInForce.Of(standard, day, member, TextOn);
            if (!text.IsSameTextAs(last))
                steps.Add(text);
            last = text;
        }
        return steps.DrainToImmutable();

        Document TextOn(Edition edition, DateOnly day)
        {
            if (!texts.TryGetValue(edition.Number, out var known))
                texts.Add(edition.Number, known = new(edition));
            return known.On(day);
        }
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

/// <summary>The texts of an edition from correction to correction, for days that are asked for in order.</summary>
sealed class TextsOfEdition(Edition edition)
{
    readonly Correction[] ahead = [.. edition.InOrder];
    Document text = edition.Text;
    int next;

    public Document On(DateOnly day)
    {
        while (next < ahead.Length && ahead[next].From <= day)
            text = ahead[next++].ApplyTo(text);
        return text;
    }
}
