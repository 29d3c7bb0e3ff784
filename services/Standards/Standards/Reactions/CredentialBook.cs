using System.Collections.Concurrent;
using BuildingBlocks.EventStore;
using BuildingBlocks.Graph;
using BuildingBlocks.Hosting;
using Npgsql;
using Standards.Domain.Credentials;
using Standards.Storage;

namespace Standards.Reactions;

/// <summary>Who may vote for whom. What was read is kept in memory while this process hears of every change; dates are held against the clock at every use.</summary>
sealed class CredentialBook
{
    const int MostKept = 50_000;

    readonly NpgsqlDataSource database;
    readonly Clock clock;
    readonly Notices notices;
    readonly ConcurrentDictionary<(Guid Person, Guid Organization), ImmutableArray<Credential>> kept = new();
    long changes;   // so that what was read before a change is not kept after it

    public CredentialBook(NpgsqlDataSource database, Clock clock, Notices notices)
    {
        (this.database, this.clock, this.notices) = (database, clock, notices);
        notices.Listen(Notices.Credentials, _ => Forget(), Forget);
    }

    /// <summary>The caller and the member that it votes for.</summary>
    /// <exception cref="RefusalError">The caller may not vote for its organization now.</exception>
    public async Task<(Guid Person, Guid Member)> DemandVoteAsync(Caller caller, CancellationToken cancellation)
    {
        if (caller is not { PersonId: { } person, OrganizationId: { } organization })
            throw new RefusalError("auth.forbidden", "Only a person can vote, for an organization.");

        var credentials = await FindAsync(person, organization, cancellation);
        return Credential.Check(credentials, Credential.Vote, clock.Now()) is { } refusal
            ? throw new RefusalError(refusal.Code, refusal.Message)
            : (person, organization);
    }

    /// <summary>Says that a committed change was made here.</summary>
    public void Announce(Guid person)
    {
        Forget();
        notices.Send(Notices.Credentials, person);
    }

    async Task<ImmutableArray<Credential>> FindAsync(Guid person, Guid organization, CancellationToken cancellation)
    {
        if (notices.IsListening && kept.TryGetValue((person, organization), out var known))
            return known;

        var before = Interlocked.Read(ref changes);
        var found = await ReadAsync(person, organization, cancellation);
        if (notices.IsListening && kept.Count < MostKept)
            kept[(person, organization)] = found;
        if (before != Interlocked.Read(ref changes))
            kept.TryRemove((person, organization), out _);
        return found;
    }

    async Task<ImmutableArray<Credential>> ReadAsync(Guid person, Guid organization, CancellationToken cancellation) =>
    [
        .. await database.ReadAsync(
            "select powers, valid_from, valid_until, revoked_at from credential where person_id = $1 and organization_id = $2",
            [Sql.Uuid(person), Sql.Uuid(organization)],
            row => new Credential(
                [.. row.GetFieldValue<string[]>(0)], row.GetFieldValue<DateTimeOffset>(1), row.OrNull<DateTimeOffset>(2), row.OrNull<DateTimeOffset>(3)),
            cancellation),
    ];

    void Forget()
    {
        Interlocked.Increment(ref changes);
        kept.Clear();
    }
}
