using System.Globalization;
using Collaborative.ReadingThePool;
using Collaborative.RequestingTime;
using Collaborative.Storage;
using GraphQL;
using Npgsql;

namespace Collaborative.Graph;

/// <summary>A period of the books.</summary>
[Public, Name("AccountingPeriod")]
sealed record PeriodView(DateTime From, DateTime To);

/// <summary>What stands on an account, of one model.</summary>
[Public, Name("AccountBalance")]
sealed record BalanceView(string Model, long Available, long Used, long Granted)
{
    /// <summary>GPU-seconds as hours, cut, for people to read.</summary>
    public long AvailableHours => Available / 3600;

    public long UsedHours => Used / 3600;
}

/// <summary>One line of a statement.</summary>
[Public, Name("StatementLine")]
sealed record LineView(string Cursor, int Number, DateTime At, string Kind, string Purpose, string Model, long Amount, long Balance, string Reference, [property: Id] string? RunId, ReceiptStub Receipt);

/// <summary>The account of an institution, a member, a programme or a project.</summary>
[Public, Name("TimeAccount")]
sealed class AccountView(AccountRow row, AccountShelf shelf)
{
    [Id]
    public string Id => row.Id.ToString("D");

    [Id]
    public string? ParentId => row.Parent?.ToString("D");

    public string Level => row.Level;

    public string Name => row.Name;

    /// <summary>By model, at an instant; now where none is given.</summary>
    public Task<IEnumerable<BalanceView>> Balances(CancellationToken cancellation, DateTime? at = null) => shelf.BalancesAsync(row.Id, Input.InstantOrNull(at, "at"), cancellation);

    /// <summary>What was entered on it in a time, the oldest first; at most 1,000 lines.</summary>
    /// <param name="after">The cursor of a line that was shown already.</param>
    public Task<List<LineView>> Statement(CancellationToken cancellation, DateTime from, DateTime to, int first = 200, string? after = null) => first is < 1 or > 1_000
        ? throw new RefusalError("input.invalid", "first is from 1 to 1000.")
        : shelf.LinesAsync(row.Id, Input.Instant(from, "from"), Input.Instant(to, "to"), first, Place(after), cancellation);

    /// <summary>Who may ask for its time, in the order in which they were admitted: for the secretariat and these people themselves; null for others, and where it is no project's.</summary>
    public async Task<IEnumerable<ProjectResearcherView>?> Researchers(IResolveFieldContext context, [FromServices] NpgsqlDataSource database) =>
        row.Level == "Project" && await context.IsResearcherAsync(database, row.Id) ? await shelf.ResearchersAsync(row.Id, context.CancellationToken) : null;

    static (int Number, int Place) Place(string? cursor) => cursor is null ? (-1, 0)
        : cursor.Split('.') is [var number, var place] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var p) ? (n, p)
        : throw new RefusalError("input.invalid", "The cursor is not one of this list.");
}

/// <summary>An account as the projection holds it.</summary>
sealed record AccountRow(Guid Id, Guid? Parent, string Level, string Name);

/// <summary>Accounts from their projections. Statements are public: what members hold of what all gave is everyone's business.</summary>
sealed class AccountShelf(NpgsqlDataSource database)
{
    public async Task<AccountView?> FindAsync(Guid id, CancellationToken cancellation) =>
        (await database.ReadAsync("select id, parent_id, level, name from account where id = $1", [Sql.Uuid(id)], Row, cancellation)) is [var row] ? new(row, this) : null;

    public async Task<IEnumerable<BalanceView>> BalancesAsync(Guid account, DateTimeOffset? at, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            """
            select distinct on (purpose, model) purpose, model, balance from posting_entry
            where account = $1 and at <= $2 order by purpose, model, number desc
            """,
            [Sql.Uuid(account), Sql.Instant(at ?? DateTimeOffset.MaxValue)], r => (Purpose: r.GetString(0), Model: r.GetString(1), Balance: r.GetInt64(2)), cancellation);
        return rows.GroupBy(r => r.Model, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new BalanceView(
            g.Key, Of(g, nameof(Purpose.Available)), Of(g, nameof(Purpose.Used)), Of(g, nameof(Purpose.Available)) + Of(g, nameof(Purpose.Used))));

        static long Of(IEnumerable<(string Purpose, string Model, long Balance)> rows, string purpose) => rows.Where(r => r.Purpose == purpose).Sum(r => r.Balance);
    }

    public Task<List<LineView>> LinesAsync(Guid account, DateTimeOffset from, DateTimeOffset to, int first, (int Number, int Place) after, CancellationToken cancellation) => database.ReadAsync(
        """
        select number, at, kind, purpose, model, amount, balance, reference, run_id, act_id, place from posting_entry
        where account = $1 and at >= $2 and at < $3 and (number, place) > ($5, $6) order by number, place limit $4
        """,
        [Sql.Uuid(account), Sql.Instant(from), Sql.Instant(to), Sql.Int(first), Sql.Int(after.Number), Sql.Int(after.Place)],
        r => new LineView(
            string.Create(CultureInfo.InvariantCulture, $"{r.GetInt32(0)}.{r.GetInt32(10)}"), r.GetInt32(0), r.GetFieldValue<DateTime>(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetInt64(5), r.GetInt64(6), r.GetString(7), r.OrNull<Guid>(8)?.ToString("D"), new(r.GetGuid(9))),
        cancellation);

    public async Task<IEnumerable<ProjectResearcherView>> ResearchersAsync(Guid project, CancellationToken cancellation) => await database.ReadAsync(
        "select person_id, at, act_id from project_person where project_id = $1 order by at, person_id", [Sql.Uuid(project)],
        r => new ProjectResearcherView(r.GetGuid(0).ToString("D"), new(r.GetGuid(0)), r.GetFieldValue<DateTime>(1), new(r.GetGuid(2))), cancellation);

    static AccountRow Row(NpgsqlDataReader r) => new(r.GetGuid(0), r.OrNull<Guid>(1), r.GetString(2), r.GetString(3));
}

sealed partial class Query
{
    /// <summary>The period in which postings are made; null until the first was opened.</summary>
    [Public]
    public static async Task<PeriodView?> AccountingPeriod([FromServices] NpgsqlDataSource database, CancellationToken cancellation) =>
        (await database.ReadAsync("select from_at, to_at from accounting_period order by from_at desc limit 1", [], r => new PeriodView(r.GetFieldValue<DateTime>(0), r.GetFieldValue<DateTime>(1)), cancellation)) is [var open] ? open : null;

    /// <summary>An account by its identifier, which is that of its node in the tree of shares.</summary>
    [Public]
    public static async Task<AccountView?> TimeAccount([FromServices] AccountShelf shelf, CancellationToken cancellation, [Id] string id) =>
        Input.TryUuid(id) is { } uuid ? await shelf.FindAsync(uuid, cancellation) : null;
}
