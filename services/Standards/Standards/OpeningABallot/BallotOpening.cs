using System.Text.Json;
using BuildingBlocks.Messaging;
using Contracts.Standards;
using Standards.Domain.Ballots;
using Standards.Storage;

namespace Standards.OpeningABallot;

/// <summary>What else changes when a ballot is announced, and when it opens.</summary>
static class BallotOpening
{
    public static Commit Announced(this Commit commit, Guid ballot, BallotEvent.Announced announced) => commit
        .Execute(Insert + ", announced_at, announcing_act_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            [.. Columns(ballot, announced.Terms), Sql.Instant(announced.At), Sql.Uuid(announced.Act.Value)])
        .Entitled(ballot, announced.Terms.Electorate)
        .Bind("standards.ballot-announced", announced.Act, announced.At, "ballotId", ballot, announced)
        .Publish(OutgoingMessage.Of(StandardsTopics.Ballots, commit.Stream, new BallotAnnounced(
            ballot, announced.Terms.Project.Value, announced.Terms.Title, announced.Terms.Rule.Thaw().Id, announced.Terms.Rule.Hash, announced.At,
            announced.Terms.OpensAt, announced.Terms.ClosesAt, announced.Act.Value)));

    /// <summary>Where it was announced, its row is there, and its electorate may have changed since.</summary>
    public static Commit Opened(this Commit commit, Guid ballot, BallotEvent.Opened opened, bool asPlanned)
    {
        var terms = opened.Terms;
        if (asPlanned)
            commit.Execute("update ballot set opening_act_id = $2 where id = $1", Sql.Uuid(ballot), Sql.Uuid(opened.Act.Value))
                .Execute("delete from entitlement where ballot_id = $1", Sql.Uuid(ballot))
                .Execute("delete from committee_ballot where ballot_id = $1", Sql.Uuid(ballot));
        else
            commit.Execute(Insert + ", opening_act_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)", [.. Columns(ballot, terms), Sql.Uuid(opened.Act.Value)]);
        return commit
            .Entitled(ballot, terms.Electorate)
            .Bind("standards.ballot-opened", opened.Act, terms.OpensAt, "ballotId", ballot, opened)
            .Publish(OutgoingMessage.Of(StandardsTopics.Ballots, commit.Stream, new BallotOpened(
                ballot, terms.Project.Value, terms.Title, terms.Rule.Thaw().Id, terms.Rule.Hash, terms.OpensAt, terms.ClosesAt,
                terms.Electorate.Entitlements.Length, opened.Act.Value)));
    }

    const string Insert = "insert into ballot (id, project_id, draft_id, title, rule, rule_hash, disclosure, opens_at, closes_at, chair_id";

    static IEnumerable<Npgsql.NpgsqlParameter> Columns(Guid ballot, Terms terms) =>
    [
        Sql.Uuid(ballot), Sql.Uuid(terms.Project.Value), Sql.Uuid(terms.Draft?.Value), Sql.Text(terms.Title),
        Sql.Text(terms.Rule.CanonicalJson), Sql.Text(terms.Rule.Hash), Sql.Text(terms.Disclosure.ToString()),
        Sql.Instant(terms.OpensAt), Sql.Instant(terms.ClosesAt), Sql.Uuid(terms.Chair?.Value),
    ];

    static Commit Entitled(this Commit commit, Guid ballot, Electorate electorate)
    {
        var members = electorate.Entitlements;
        return commit
            .Execute(
                """
                insert into entitlement (ballot_id, member_id, place, standing, marks)
                select $1, member, place, standing, nullif(marks, 'null') from unnest($2, $3, $4) with ordinality as entitled (member, standing, marks, place)
                """,
                Sql.Uuid(ballot), Sql.Uuids([.. members.Select(m => m.Member.Value)]), Sql.Texts([.. members.Select(m => m.Standing.ToString())]),
                Sql.Jsons([.. members.Select(m => JsonSerializer.Serialize(m.Marks, StoredJson.Options))]))
            .TakenFrom(ballot, electorate);
    }
}
