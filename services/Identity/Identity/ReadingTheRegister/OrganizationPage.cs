using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using BuildingBlocks.EventStore;
using BuildingBlocks.Graph;
using GraphQL;
using Identity.Domain.Organizations;
using Identity.Graph;
using Identity.Register;
using Npgsql;

namespace Identity.ReadingTheRegister;

/// <summary>The register, filtered and searched: the best match first, then by English name.</summary>
sealed record OrganizationPage(int TotalCount, IReadOnlyList<(int Rank, OrganizationRow Row)> Rows, bool HasNextPage)
{
    const int Longest = 250;
    const int LongestSearch = 200;

    // Rank: the whole name, its beginning, the beginning of a word in it, anything else.
    const string Hits =
        """
        from organization o
        cross join lateral (
          select min(case
            when n.folded = $2 then 0 when starts_with(n.folded, $2) then 1 when position(' ' || $2 in n.folded) > 0 then 2 else 3 end) as rank
          from organization_name n where n.organization_id = o.id and ($2 is null or position($2 in n.folded) > 0)) found
        where found.rank is not null and ($1 is null or o.kind = $1)
        """;

    public static async Task<OrganizationPage> ReadAsync(
        NpgsqlDataSource database, OrganizationKind? kind, string? search, int first, string? after, CancellationToken cancellation)
    {
        if (first is < 1 or > Longest)
            throw new RefusalError("input.invalid", $"first is from 1 to {Longest}.");
        if (search?.Length > LongestSearch)
            throw new RefusalError("input.invalid", $"search has at most {LongestSearch} characters.");
        var sought = string.IsNullOrWhiteSpace(search) ? null : Folding.Of(search);
        if (sought is "")
            return new(0, [], HasNextPage: false);

        NpgsqlParameter[] Filter() => [Sql.Text(kind is { } wanted ? Words.Of(wanted) : null), Sql.Text(sought)];
        var start = Cursor.Read(after);
        var rows = await database.ReadAsync(
            $"select {OrganizationRow.Columns}, found.rank {Hits} and (found.rank, o.name, o.id) > ($3, $4, $5) order by found.rank, o.name, o.id limit $6",
            [.. Filter(), Sql.Int(start.Rank), Sql.Text(start.Name), Sql.Uuid(start.Id), Sql.Int(first + 1)],
            row => (row.GetInt32(6), OrganizationRow.Read(row)), cancellation);
        var total = await database.ReadAsync($"select count(*)::int {Hits}", Filter(), row => row.GetInt32(0), cancellation);
        return new(total[0], rows.Count > first ? rows[..first] : rows, rows.Count > first);
    }

    public string? EndCursor => Rows is [.., var (rank, last)] ? new Cursor(rank, last.Name, last.Id).ToString() : null;
}

/// <summary>A place in the register: what follows it comes after.</summary>
sealed record Cursor(int Rank, string Name, Guid Id)
{
    static readonly Cursor Start = new(-1, "", Guid.Empty);

    public static Cursor Read(string? text)
    {
        if (text is null)
            return Start;
        try
        {
            return JsonSerializer.Deserialize<Cursor>(Base64Url.DecodeFromChars(text), StoredJson.Options) ?? throw new FormatException();
        }
        catch (Exception foreign) when (foreign is JsonException or FormatException)
        {
            throw new RefusalError("input.invalid", "The cursor is not one of this list.");
        }
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this, StoredJson.Options)));
}

[Public]
sealed class OrganizationConnection(OrganizationPage page)
{
    public int TotalCount => page.TotalCount;

    public IEnumerable<OrganizationView> Nodes => page.Rows.Select(r => new OrganizationView(r.Row));

    public string? EndCursor => page.EndCursor;

    public bool HasNextPage => page.HasNextPage;
}
