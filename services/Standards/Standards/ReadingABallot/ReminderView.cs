using GraphQL;
using Npgsql;
using Standards.Storage;

namespace Standards.ReadingABallot;

/// <summary>That members were reminded, and how many had not voted then.</summary>
[Public, Name("BallotReminder")]
sealed class ReminderView(DateTime dueAt, DateTime sentAt, int members)
{
    public DateTime DueAt => dueAt;

    public DateTime SentAt => sentAt;

    public int Members => members;

    /// <summary>The reminders of each ballot, the first one first.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<ReminderView>>> OfBallotsAsync(
        NpgsqlDataSource database, IReadOnlyList<Guid> ballots, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            "select ballot_id, due_at, sent_at, cardinality(members) from ballot_reminder where ballot_id = any($1) order by ballot_id, due_at",
            [Sql.Uuids([.. ballots])],
            row => (Ballot: row.GetGuid(0), Reminder: new ReminderView(row.GetFieldValue<DateTime>(1), row.GetFieldValue<DateTime>(2), row.GetInt32(3))), cancellation);
        var byBallot = rows.ToLookup(r => r.Ballot, r => r.Reminder);
        return ballots.ToDictionary(b => b, b => (IReadOnlyList<ReminderView>)[.. byBallot[b]]);
    }
}
