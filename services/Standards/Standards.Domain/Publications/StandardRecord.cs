using Standards.Domain.Drafts;

namespace Standards.Domain.Publications;

/// <summary>All that stands in the register about one standard.</summary>
/// <param name="Number">The number.</param>
/// <param name="Editions">The first is edition 1; at least one.</param>
/// <param name="EntryDays">The days that members have set for themselves, one of each member and edition.</param>
/// <param name="Adoptions">The one that counts of each member and edition, in the order of the first notification.</param>
/// <param name="Reservations">All, also the withdrawn ones, as they were made.</param>
/// <param name="ReviewDue">The day on which the next review opens by itself.</param>
public sealed record StandardRecord(
    StandardNumber Number, ImmutableArray<Edition> Editions, ImmutableArray<EntryDay> EntryDays,
    ImmutableArray<Adoption> Adoptions, ImmutableArray<Reservation> Reservations, DateOnly ReviewDue)
{
    /// <summary>The place of the last move of the newest edition's project that was followed; 0 before.</summary>
    public int Followed { get; init; }

    /// <summary>The newest edition, in force or not yet.</summary>
    public Edition Newest => Editions[^1];

    /// <summary>An edition by its number, or null.</summary>
    public Edition? Find(int edition) => edition >= 1 && edition <= Editions.Length ? Editions[edition - 1] : null;

    /// <summary>The first day on which an edition binds a member, or, for null, whoever has set no day.</summary>
    public DateOnly EntryOf(Edition edition, MemberId? member) =>
        member is { } m && OwnDayOf(m, edition.Number) is { } own ? own.On : edition.Entry.On;

    /// <summary>The day that a member has set for itself, or null.</summary>
    public EntryDay? OwnDayOf(MemberId member, int edition) => EntryDays.FirstOrDefault(d => d.Member == member && d.Edition == edition);

    /// <summary>A member's adoption of an edition, or null.</summary>
    public Adoption? AdoptionOf(MemberId member, int edition) => Adoptions.FirstOrDefault(a => a.Member == member && a.Edition == edition);

    /// <summary>Every identifier that was ever given to an element.</summary>
    public ImmutableHashSet<WId> Identifiers => [.. Editions.SelectMany(e => e.Identifiers)];

    internal StandardRecord Following(ProjectMove? move) => move is null ? this : this with { Followed = move.Place };

    internal StandardRecord With(Edition edition) => this with { Editions = Editions.SetItem(edition.Number - 1, edition) };
}
