using System.Globalization;
using Collaborative.GrantingTime;
using Collaborative.Graph;
using Collaborative.Storage;
using Npgsql;
using IGrainFactory = Orleans.IGrainFactory;

namespace Collaborative.ReadingAStatement;

/// <summary>An account as the projection holds it.</summary>
sealed record AccountRow(Guid Id, Guid? Parent, string Level, string Name);

/// <summary>Accounts from their projections. Statements are public: what members hold of what all gave is everyone's business.</summary>
sealed class AccountShelf(NpgsqlDataSource database, IGrainFactory grains)
{
    /// <summary>The accounts within those asked for.</summary>
    const string Within =
        """
        within (ask, account, name, here) as (
          select ask, a.id, a.name, true from asked join account a on a.id = asked.account
          union all
          select w.ask, a.id, a.name, false from within w join account a on a.parent_id = w.account
        )
        """;

    /// <summary>And the places where something was ever entered on them: each found by one step in the index, however much was entered.</summary>
    const string Places =
        $"""
        {Within}, places (ask, account, name, here, purpose, model) as (
          select w.*, f.purpose, f.model from within w
          cross join lateral (select e.purpose, e.model from posting_entry e where e.account = w.account order by e.purpose, e.model limit 1) f
          union all
          select p.ask, p.account, p.name, p.here, n.purpose, n.model from places p
          cross join lateral (
            select e.purpose, e.model from posting_entry e where e.account = p.account and (e.purpose, e.model) > (p.purpose, p.model) order by e.purpose, e.model limit 1) n
        )
        """;

    const string Asked =
        """
        asked as (
          select 1 as ask, $1::uuid as account,
            (select greatest(e.number, $5) from posting_entry e where e.at >= $2 order by e.at, e.number limit 1) as first,
            (select e.number from posting_entry e where e.at < $3 order by e.at desc, e.number desc limit 1) as last
        )
        """;

    /// <summary>Of an institution, to which nearly all entries belong: they are gone through in their order.</summary>
    const string AllLinesSql =
        $"""
        with recursive {Asked}, {Within}
        select e.number, e.place, e.at, e.kind, e.purpose, e.model, e.amount, e.balance, e.reference, e.run_id, e.act_id, e.account, w.name
        from (
          select * from posting_entry where number between (select first from asked) and (select last from asked) and (number > $5 or place > $6) order by number, place) e
        cross join lateral (select w.name from within w where w.account = e.account and (w.here or $7) limit 1) w
        order by e.number, e.place limit $4
        """;

    const string LinesSql =
        $"""
        with recursive {Asked}, {Places}
        select l.number, l.place, l.at, l.kind, l.purpose, l.model, l.amount, l.balance, l.reference, l.run_id, l.act_id, l.account, p.name
        from places p cross join asked
        cross join lateral (
          select e.* from posting_entry e
          where e.account = p.account and e.purpose = p.purpose and e.model = p.model and e.number between asked.first and asked.last and (e.number > $5 or e.place > $6)
          order by e.number limit $4) l
        where p.here or $7
        order by l.number, l.place limit $4
        """;

    public async Task<AccountView?> FindAsync(Guid id, CancellationToken cancellation) =>
        (await database.ReadAsync("select id, parent_id, level, name from account where id = $1", [Sql.Uuid(id)], Row, cancellation)) is [var row] ? new(row, this) : null;

    /// <summary>Those directly below each, by name.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<AccountView>>> BelowAsync(IReadOnlyList<Guid> accounts, CancellationToken cancellation)
    {
        var rows = (await database.ReadAsync("select id, parent_id, level, name from account where parent_id = any($1) order by name, id", [Sql.Uuids([.. accounts])], Row, cancellation)).ToLookup(r => r.Parent);
        return accounts.ToDictionary(a => a, a => (IReadOnlyList<AccountView>)[.. rows[a].Select(r => new AccountView(r, this))]);
    }

    /// <summary>What stood within each account at an instant, as the books say: of a past one as fast as of now.</summary>
    public async Task<IReadOnlyDictionary<(Guid Account, DateTimeOffset At), IReadOnlyList<BalanceView>>> BalancesAsync(IReadOnlyList<(Guid Account, DateTimeOffset At)> asked, CancellationToken cancellation)
    {
        var stood = await Grains.AskAsync(() => grains.GetGrain<IBooksGrain>(Identifiers.SharedPool).StoodAsync([.. asked.Select(a => a.Account)], [.. asked.Select(a => a.At)]), cancellation);
        return asked.Index().ToDictionary(a => a.Item, a => (IReadOnlyList<BalanceView>)
        [
            .. from ofModel in stood[a.Index].Read<ImmutableArray<Stood>>().GroupBy(s => s.Model.Name, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
               let left = ofModel.FirstOrDefault(s => s.Purpose is Purpose.Available)
               let used = ofModel.FirstOrDefault(s => s.Purpose is Purpose.Used)
               let available = left?.Within.Value ?? 0
               select new BalanceView(ofModel.Key, available, used?.Within.Value ?? 0, available + (used?.Within.Value ?? 0), left?.Here.Value ?? 0, used?.Here.Value ?? 0),
        ]);
    }

    public Task<List<LineView>> LinesAsync(
        AccountRow account, DateTimeOffset from, DateTimeOffset to, int first, (int Number, int Place) after, bool within, CancellationToken cancellation) => database.ReadAsync(
        within && account.Level is nameof(AccountLevel.Institution) ? AllLinesSql : LinesSql, [Sql.Uuid(account.Id), Sql.Instant(from), Sql.Instant(to), Sql.Int(first), Sql.Int(after.Number), Sql.Int(after.Place), Sql.Bool(within)],
        r => new LineView(
            string.Create(CultureInfo.InvariantCulture, $"{r.GetInt32(0)}.{r.GetInt32(1)}"), r.GetInt32(0), r.GetFieldValue<DateTime>(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetInt64(6), r.GetInt64(7), r.GetString(8),
            r.OrNull<Guid>(9)?.ToString("D"), new(r.GetGuid(10)), r.GetGuid(11).ToString("D"), r.GetString(12)),
        cancellation);

    public async Task<IEnumerable<ProjectResearcherView>> ResearchersAsync(Guid project, CancellationToken cancellation) => await database.ReadAsync(
        "select person_id, at, act_id from project_person where project_id = $1 order by at, person_id", [Sql.Uuid(project)],
        r => new ProjectResearcherView(r.GetGuid(0).ToString("D"), new(r.GetGuid(0)), r.GetFieldValue<DateTime>(1), new(r.GetGuid(2))), cancellation);

    static AccountRow Row(NpgsqlDataReader r) => new(r.GetGuid(0), r.OrNull<Guid>(1), r.GetString(2), r.GetString(3));
}
