using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Publications;

/// <summary>The text of a standard as it binds a member on a day, and what made it so.</summary>
/// <remarks>
/// A function of the events, the day and the member, and of nothing else. Days ahead are told as things stand: the withdrawal
/// that nobody has objected to and the sunset that nobody has put off count as coming.
/// </remarks>
/// <param name="On">The day.</param>
/// <param name="Member">The member; null for whoever has set no day and made no reservation.</param>
/// <param name="Edition">The edition in force; null where none is.</param>
/// <param name="Text">The whole text, with the elements that the member has reserved; empty where none is in force.</param>
/// <param name="Reserved">The elements that do not bind the member, each with the reservation that says so.</param>
/// <param name="Because">What made it so, by day.</param>
public sealed record TextInForce(
    DateOnly On, MemberId? Member, Edition? Edition, Document Text, ImmutableSortedDictionary<string, Reservation> Reserved, ImmutableArray<Ground> Because)
{
    /// <summary>What binds: the text without what is reserved.</summary>
    public Document Binding => Reserved.IsEmpty ? Text : Change.Without(Text, Reserved.Values.SelectMany(r => r.Elements).ToHashSet());

    /// <summary>Whether an element, by itself or with what it stands in, is reserved; by which reservation.</summary>
    public Reservation? ReservationOf(WId element)
    {
        for (WId? at = element; at is { } here; at = Text.Find(here)?.Parent)
            if (Reserved.TryGetValue(here.Value, out var reservation))
                return reservation;
        return null;
    }

    /// <summary>Whether the same text binds in the same way.</summary>
    public bool IsSameTextAs(TextInForce other) =>
        Edition?.Number == other.Edition?.Number && Text.Equals(other.Text)
        && Reserved.Select(r => (r.Key, r.Value.Act)).SequenceEqual(other.Reserved.Select(r => (r.Key, r.Value.Act)));

    /// <summary>The text in force after a history.</summary>
    public static TextInForce Of(IEnumerable<StandardEvent> history, DateOnly on, MemberId? member) =>
        Of(history.Aggregate(Standard.Initial, Standard.Evolve), on, member);

    /// <summary>The text in force in a state.</summary>
    public static TextInForce Of(Standard standard, DateOnly on, MemberId? member) => Of(standard, on, member, (edition, day) => edition.TextOn(day));

    /// <param name="textOn">What <see cref="Edition.TextOn"/> answers, for whoever has it already.</param>
    internal static TextInForce Of(Standard standard, DateOnly on, MemberId? member, Func<Edition, DateOnly, Document> textOn) => standard switch
    {
        Standard.Unpublished   => Nothing(on, member, []),
        Standard.Published s   => Of(s.Record, s.Withdrawal?.Expected is { } end ? new(GroundKind.Withdrawal, end, s.Withdrawal.Act, 0) : null, on, member, textOn),
        Standard.Withdrawn s   => Of(s.Record, new(GroundKind.Withdrawal, s.On, null, 0), on, member, textOn),
        _                      => throw new UnreachableException(),
    };

    static TextInForce Of(StandardRecord record, Ground? end, DateOnly on, MemberId? member, Func<Edition, DateOnly, Document> textOn)
    {
        if (end?.On <= on)
            return Nothing(on, member, [end!]);
        if (record.Editions.LastOrDefault(e => record.EntryOf(e, member) <= on) is not { } edition)
            return Nothing(on, member, []);
        if (edition.Entry.Sunset is { } sunset && sunset <= on)
            return Nothing(on, member, [new(GroundKind.Sunset, sunset, edition.Act, edition.Number)]);

        var text = textOn(edition, on);
        var made = record.Reservations.Where(r => r.Member == member && r.Edition == edition.Number && r.Holds(on)).ToArray();
        var reserved = made.SelectMany(r => r.Elements.Where(text.Has).Select(e => (e.Value, r))).DistinctBy(e => e.Value, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(e => e.Value, e => e.r, StringComparer.Ordinal);
        return new(on, member, edition, text, reserved, GroundsOf(record, edition, on, member, made));
    }

    static ImmutableArray<Ground> GroundsOf(StandardRecord record, Edition edition, DateOnly on, MemberId? member, Reservation[] made)
    {
        var own = member is { } m ? record.OwnDayOf(m, edition.Number) : null;
        var grounds = new List<Ground> { own is null ? new(GroundKind.Entry, edition.Entry.On, edition.Act, edition.Number) : new(GroundKind.OwnEntry, own.On, own.Act, edition.Number) };
        grounds.AddRange(edition.InOrder.Where(c => c.From <= on).Select(c =>
            new Ground(c.Kind is CorrectionKind.Amendment ? GroundKind.Amendment : GroundKind.Corrigendum, c.From, c.Act, c.Number)));
        grounds.AddRange(made.Select(r => new Ground(GroundKind.Reservation, r.From, r.Act, edition.Number)));
        return [.. grounds.OrderBy(g => g.On)];
    }

    static TextInForce Nothing(DateOnly on, MemberId? member, ImmutableArray<Ground> because) =>
        new(on, member, null, Document.Empty, ImmutableSortedDictionary<string, Reservation>.Empty, because);
}

/// <summary>One thing that made a text what it is on a day.</summary>
/// <param name="Kind">What.</param>
/// <param name="On">The day since which it counts.</param>
/// <param name="Act">The act behind it; null where it is the withdrawal that ended all.</param>
/// <param name="Number">Of the edition, or of the correction among those of its kind; 0 for a withdrawal.</param>
public sealed record Ground(GroundKind Kind, DateOnly On, ActId? Act, int Number);

/// <summary>What can make a text what it is on a day.</summary>
public enum GroundKind
{
    /// <summary>An edition entered into force on the day for all.</summary>
    Entry,

    /// <summary>An edition entered into force on the member's own day.</summary>
    OwnEntry,

    /// <summary>A corrigendum took effect.</summary>
    Corrigendum,

    /// <summary>An amendment took effect.</summary>
    Amendment,

    /// <summary>The member made a reservation.</summary>
    Reservation,

    /// <summary>The standard was withdrawn, or will be if nobody objects.</summary>
    Withdrawal,

    /// <summary>The edition lapsed, or will if no review confirms it.</summary>
    Sunset,
}
