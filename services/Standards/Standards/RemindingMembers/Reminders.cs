using BuildingBlocks.Messaging;
using Contracts.Standards;
using Standards.Domain.Ballots;
using Standards.Storage;

namespace Standards.RemindingMembers;

/// <summary>What else happens when members that have not voted are reminded: it is noted, and told to whoever carries messages to people.</summary>
static class Reminders
{
    public static Commit Reminded(this Commit commit, Guid ballot, Terms terms, BallotEvent.Reminded reminded)
    {
        Guid[] members = [.. reminded.Members.Select(m => m.Value)];
        return commit
            .Execute(
                "insert into ballot_reminder (ballot_id, due_at, sent_at, members) values ($1, $2, $3, $4)",
                Sql.Uuid(ballot), Sql.Instant(reminded.Due), Sql.Instant(reminded.At), Sql.Uuids(members))
            .Publish(OutgoingMessage.Of(StandardsTopics.Ballots, commit.Stream, new BallotReminder(
                ballot, terms.Project.Value, terms.Title, terms.ClosesAt, reminded.At, members)));
    }
}
