using Npgsql;
using Standards.Domain.Committees;
using Standards.Domain.Credentials;
using Standards.FoundingACommittee;
using Standards.Reactions;
using Standards.Storage;

namespace Standards.ReadingACommittee;

/// <summary>What happened to a committee, oldest first, as it was recorded.</summary>
sealed record CommitteeHistory(ImmutableArray<CommitteeEvent> Events)
{
    /// <summary>The committee as it was known at an instant.</summary>
    public Committee AsKnownAt(DateTimeOffset at) => Roster.Replay(Events, at);
}

/// <summary>Reads what committees have been through. Rosters follow from it for any two instants, so no table has to keep them.</summary>
sealed class CommitteeHistories(EventStore store, NpgsqlDataSource database)
{
    /// <summary>The history of each committee that there is.</summary>
    public async Task<IReadOnlyDictionary<Guid, CommitteeHistory>> ReadAsync(IReadOnlyList<Guid> committees, CancellationToken cancellation)
    {
        var found = new Dictionary<Guid, CommitteeHistory>();
        foreach (var committee in committees)
            if (await store.ReadStreamAsync($"{CommitteeGrain.Codec.Category}-{committee:D}", 0, cancellation) is { Count: > 0 } events)
                found[committee] = new([.. events.Select(CommitteeGrain.Codec.Read)]);
        return found;
    }

    /// <summary>The credentials of the members of a committee, whenever they hold.</summary>
    public async Task<IReadOnlyList<MemberCredential>> CredentialsAsync(Committee state, CancellationToken cancellation) => state is not Committee.Active committee
        ? []
        : await database.ReadAsync(
            $"select {CredentialRows.Columns}, person_id, organization_id from credential where organization_id = any($1) order by valid_from, delegation_id",
            [Sql.Uuids([.. committee.Members.Keys.Select(m => m.Value)])],
            row => new MemberCredential(new(row.GetGuid(7)), new(row.GetGuid(6)), CredentialRows.Read(row)), cancellation);
}
