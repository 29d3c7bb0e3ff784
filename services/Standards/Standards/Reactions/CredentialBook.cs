using System.Collections.Concurrent;
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
        notices.Listen(Channels.Credentials, _ => Forget(), Forget);
    }

    /// <summary>The caller, the member that it votes for, and by what right.</summary>
    /// <exception cref="RefusalError">The caller may not vote for its organization now.</exception>
    public Task<(Guid Person, Guid Member, Authority Under)> DemandVoteAsync(Caller caller, CancellationToken cancellation) =>
        DemandAsync(caller, Credential.Vote, cancellation);

    /// <summary>The caller, the member that it acts for with a power, and by what right.</summary>
    /// <exception cref="RefusalError">The caller may not use the power for its organization now.</exception>
    public async Task<(Guid Person, Guid Member, Authority Under)> DemandAsync(Caller caller, string power, CancellationToken cancellation)
    {
        if (caller is not { PersonId: { } person, OrganizationId: { } organization })
            throw new RefusalError("auth.forbidden", "Only a person can do this, for an organization.");

        var (credentials, now) = (await FindAsync(person, organization, cancellation), clock.Now());
        return Credential.Check(credentials, power, now) is { } refusal
            ? throw new RefusalError(refusal.Code, refusal.Message)
            : (person, organization, Credential.Choose(credentials, power, now)!);
    }

    /// <summary>The caller's signature, and the member that it acts for with a power: to sign, where no other is named.</summary>
    /// <exception cref="RefusalError">The caller may not use the power for its organization now.</exception>
    public async Task<(Signature By, MemberId Member)> DemandSignerAsync(Caller caller, CancellationToken cancellation, string power = Credential.Sign)
    {
        var (person, member, under) = await DemandAsync(caller, power, cancellation);
        return (new(new(person), under), new(member));
    }

    /// <summary>By what right the caller could use a power for its organization now; null where it cannot.</summary>
    public async Task<Authority?> FindAuthorityAsync(Caller caller, string power, CancellationToken cancellation) =>
        caller is { PersonId: { } person, OrganizationId: { } organization }
            ? Credential.Choose(await FindAsync(person, organization, cancellation), power, clock.Now())
            : null;

    /// <summary>Says that a committed change was made here.</summary>
    public void Announce(Guid person)
    {
        Forget();
        notices.Send(Channels.Credentials, person);
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
            $"select {CredentialRows.Columns} from credential where person_id = $1 and organization_id = $2",
            [Sql.Uuid(person), Sql.Uuid(organization)], CredentialRows.Read, cancellation),
    ];

    void Forget()
    {
        Interlocked.Increment(ref changes);
        kept.Clear();
    }
}
