using System.Globalization;
using Collaborative.ReadingAStatement;
using Collaborative.ReadingThePool;
using Collaborative.RequestingTime;
using Collaborative.Storage;
using GraphQL;
using GraphQL.DataLoader;
using Npgsql;

namespace Collaborative.Graph;

/// <summary>A period of the books.</summary>
[Public, Name("AccountingPeriod")]
sealed record PeriodView(DateTime From, DateTime To);

/// <summary>What stands on an account and on all below it, of one model. What goes from one of them to another is there once.</summary>
/// <param name="Granted">What is available and what was used.</param>
/// <param name="AvailableHere">Of what is available, what stands on the account itself.</param>
/// <param name="UsedHere">Of what was used, what was charged to the account itself: all of it for a project, and nothing for others.</param>
[Public, Name("AccountBalance")]
sealed record BalanceView(string Model, long Available, long Used, long Granted, long AvailableHere, long UsedHere)
{
    /// <summary>GPU-seconds as hours, cut, for people to read.</summary>
    public long AvailableHours => Available / 3600;

    public long UsedHours => Used / 3600;
}

/// <summary>One line of a statement.</summary>
/// <param name="Balance">What it left there, on that account for that purpose.</param>
/// <param name="AccountId">On which it was entered: the account of the statement, or one below it.</param>
[Public, Name("StatementLine")]
sealed record LineView(
    string Cursor, int Number, DateTime At, string Kind, string Purpose, string Model, long Amount, long Balance, string Reference, [property: Id] string? RunId, ReceiptStub Receipt,
    [property: Id] string AccountId, string AccountName);

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

    /// <summary>By model, on the account and on all below it, at an instant; now where none is given.</summary>
    public IDataLoaderResult<IReadOnlyList<BalanceView>> Balances([FromServices] Loaders loaders, DateTime? at = null) => loaders.Balances.Load((row.Id, Input.InstantOrNull(at, "at") ?? DateTimeOffset.MaxValue)).Always();

    /// <summary>The accounts directly below it, by name.</summary>
    public IDataLoaderResult<IReadOnlyList<AccountView>> Below([FromServices] Loaders loaders) => loaders.Below.Load(row.Id).Always();

    /// <summary>What was entered on it and on all below it in a time, the oldest first; at most 1,000 lines.</summary>
    /// <param name="after">The cursor of a line that was shown already.</param>
    /// <param name="within">False for what was entered on the account itself alone.</param>
    public Task<List<LineView>> Statement(CancellationToken cancellation, DateTime from, DateTime to, int first = 200, string? after = null, bool within = true) => first is < 1 or > 1_000
        ? throw new RefusalError("input.invalid", "first is from 1 to 1000.")
        : shelf.LinesAsync(row, Input.Instant(from, "from"), Input.Instant(to, "to"), first, Place(after), within, cancellation);

    /// <summary>Who may ask for its time, in the order in which they were admitted: for the secretariat and these people themselves; null for others, and where it is no project's.</summary>
    public async Task<IEnumerable<ProjectResearcherView>?> Researchers(IResolveFieldContext context, [FromServices] NpgsqlDataSource database) =>
        row.Level == "Project" && await context.IsResearcherAsync(database, row.Id) ? await shelf.ResearchersAsync(row.Id, context.CancellationToken) : null;

    static (int Number, int Place) Place(string? cursor) => cursor is null ? (-1, 0)
        : cursor.Split('.') is [var number, var place] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var p) ? (n, p)
        : throw new RefusalError("input.invalid", "The cursor is not one of this list.");
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
