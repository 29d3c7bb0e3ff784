using System.Text.Json;
using BuildingBlocks.EventStore;
using BuildingBlocks.Messaging;
using Contracts.Standards;
using Standards.Domain.Ballots;
using Standards.Storage;

namespace Standards.OpeningABallot;

/// <summary>What else changes when a ballot opens.</summary>
static class BallotOpening
{
    public static Commit Opened(this Commit commit, Guid ballot, BallotEvent.Opened opened)
    {
        var terms = opened.Terms;
        var rule = terms.Rule.Thaw();
        var members = terms.Electorate.Entitlements;
        return commit
            .Execute(
                """
                insert into ballot (id, project_id, draft_id, title, rule, rule_hash, disclosure, opens_at, closes_at, chair_id, opening_act_id)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                """,
                Sql.Uuid(ballot), Sql.Uuid(terms.Project.Value), Sql.Uuid(terms.Draft?.Value), Sql.Text(terms.Title),
                Sql.Text(terms.Rule.CanonicalJson), Sql.Text(terms.Rule.Hash), Sql.Text(terms.Disclosure.ToString()),
                Sql.Instant(terms.OpensAt), Sql.Instant(terms.ClosesAt), Sql.Uuid(terms.Chair?.Value), Sql.Uuid(opened.Act.Value))
            .Execute(
                """
                insert into entitlement (ballot_id, member_id, place, standing, marks)
                select $1, member, place, standing, nullif(marks, 'null') from unnest($2, $3, $4) with ordinality as entitled (member, standing, marks, place)
                """,
                Sql.Uuid(ballot), Sql.Uuids([.. members.Select(m => m.Member.Value)]), Sql.Texts([.. members.Select(m => m.Standing.ToString())]),
                Sql.Jsons([.. members.Select(m => JsonSerializer.Serialize(m.Marks, StoredJson.Options))]))
            .TakenFrom(ballot, terms.Electorate)
            .Bind("standards.ballot-opened", opened.Act, terms.OpensAt, "ballotId", ballot, opened)
            .Publish(OutgoingMessage.Of(StandardsTopics.Ballots, commit.Stream, new BallotOpened(
                ballot, terms.Project.Value, terms.Title, rule.Id, terms.Rule.Hash, terms.OpensAt, terms.ClosesAt, members.Length, opened.Act.Value)));
    }
}
