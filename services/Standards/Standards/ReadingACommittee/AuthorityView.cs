using GraphQL;
using Npgsql;
using Standards.Domain.Credentials;
using Standards.Graph;
using Standards.Storage;

namespace Standards.ReadingACommittee;

/// <summary>Who acts, and by what right: a delegation, and the substitution under it where the person stands in for its holder.</summary>
[Public, Name("Authority")]
sealed class AuthorityView(Guid person, Authority under)
{
    // Nullable, so that a page stands without the register.
    public PersonStub? Person => new(person);

    public DelegationStub? Delegation => new(under.Delegation.Value);

    public SubstitutionStub? Substitution => under.Substitution is { } substitution ? new(substitution.Value) : null;

    /// <summary>Those of votes, by the act of casting.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, AuthorityView>> OfVotesAsync(NpgsqlDataSource database, IReadOnlyList<Guid> acts, CancellationToken cancellation) =>
        (await database.ReadAsync(
            "select act_id, person_id, delegation_id, substitution_id from vote_authority where act_id = any($1)", [Sql.Uuids([.. acts])],
            row => (Act: row.GetGuid(0), View: new AuthorityView(
                row.GetGuid(1), new(new(row.GetGuid(2)), row.OrNull<Guid>(3) is { } substitution ? new SubstitutionId(substitution) : null))), cancellation))
        .ToDictionary(a => a.Act, a => a.View);
}

/// <summary>The committee that an electorate was taken from, and the instant at which it was looked up.</summary>
[Public, Name("ElectorateSource")]
sealed class ElectorateSourceView(Guid committee, DateTime asOf)
{
    public GraphQL.DataLoader.IDataLoaderResult<CommitteeView> Committee([FromServices] Loaders loaders) => loaders.Committees.Load(committee).Always();

    public DateTime AsOf => asOf;

    internal static async Task<IReadOnlyDictionary<Guid, ElectorateSourceView>> OfBallotsAsync(NpgsqlDataSource database, IReadOnlyList<Guid> ballots, CancellationToken cancellation) =>
        (await database.ReadAsync(
            "select ballot_id, committee_id, as_of from committee_ballot where ballot_id = any($1)", [Sql.Uuids([.. ballots])],
            row => (Ballot: row.GetGuid(0), View: new ElectorateSourceView(row.GetGuid(1), row.GetFieldValue<DateTime>(2))), cancellation))
        .ToDictionary(s => s.Ballot, s => s.View);
}
