using System.Text.RegularExpressions;

namespace Web.Pages.Capacity;

/// <summary>The tree of shares as it is edited and posted.</summary>
public sealed class SharesPaper : Standards.Paper
{
    const int MostLevels = 32;   // of a tree; what is posted may be none

    public string? Decision { get; set; }

    /// <summary>Posted as columns, each with a value for every row.</summary>
    public List<ShareRow> Rows { get; set => field = value ?? []; } = [];   // the binder gives null where nothing came

    public Guid? Below { get; set; }
    public string? NewName { get; set; }
    public Guid? NewMember { get; set; }
    public string? Then { get; set; }

    /// <summary>As the shares hold now; where none do, an institution that has all.</summary>
    public static SharesPaper Of(Shares? shares) => new()
    {
        Rows = [.. shares?.Nodes.Select(ShareRow.Of) ?? [new ShareRow { Id = Guid.CreateVersion7(), Name = "Frontier AI Collaborative", Own = "1", Weight = "1" }]],
    };

    /// <summary>1 for the institution, then members, programmes, projects.</summary>
    public int LevelOf(ShareRow row)
    {
        var level = 1;
        for (var at = row; level < MostLevels && at.Parent is { } parent && Rows.Find(r => r.Id == parent) is { } above; at = above)
            level++;
        return level;
    }

    /// <summary>One more node, after all that is below the same.</summary>
    public void Add(string name, Guid id, Guid below)
    {
        var place = Rows.FindIndex(r => r.Id == below);
        while (place + 1 < Rows.Count && IsWithin(Rows[place + 1], below))
            place++;
        Rows.Insert(place + 1, new() { Id = id, Parent = below, Name = name, Own = "0", Weight = "1" });
    }

    bool IsWithin(ShareRow row, Guid above)
    {
        for (var (at, steps) = (row.Parent, 0); at is { } parent && steps < Rows.Count; steps++)
        {
            if (parent == above)
                return true;
            at = Rows.Find(r => r.Id == parent)?.Parent;
        }
        return false;
    }
}

/// <summary>One node: a part of what is above it, such as <c>3/10</c>, or devices, such as <c>16 H100, 8 A100</c>.</summary>
public sealed partial class ShareRow
{
    public Guid Id { get; set; }
    public Guid? Parent { get; set; }
    public string? Name { get; set; }
    public string? Own { get; set; }
    public string? Weight { get; set; }
    public string? Guarantee { get; set; }
    public string? Borrowing { get; set; }
    public string? Lending { get; set; }

    public static ShareRow Of(ShareNode node) => new()
    {
        Id = node.Id, Parent = node.ParentId, Name = node.Name, Own = node.Part ?? Text(node.Nominal), Weight = node.Weight,
        Guarantee = Text(node.Guarantee), Borrowing = Limit(node.Borrowing), Lending = Limit(node.Lending),
    };

    /// <summary>As many rows as have identifiers.</summary>
    public static List<ShareRow> OfForm(IFormCollection form) => [.. form["Row.Id"].Select((id, i) => new ShareRow
    {
        Id = Guid.TryParse(id, out var known) ? known : Guid.Empty, Parent = Guid.TryParse(Of(form, nameof(Parent), i), out var parent) ? parent : null, Name = Of(form, nameof(Name), i),
        Own = Of(form, nameof(Own), i), Weight = Of(form, nameof(Weight), i), Guarantee = Of(form, nameof(Guarantee), i), Borrowing = Of(form, nameof(Borrowing), i), Lending = Of(form, nameof(Lending), i),
    })];

    static string? Of(IFormCollection form, string column, int row) => form[$"Row.{column}"].ElementAtOrDefault(row);

    /// <summary>Nothing where a field cannot be read.</summary>
    public QuotaInput? ToInput() =>
        Read(Guarantee) is { } guarantee && Optional(Borrowing) is (true, var borrowing) && Optional(Lending) is (true, var lending) && IsFraction(Weight)
        && (IsFraction(Own) ? [] : Read(Own)) is { } stated
            ? new(Id, Parent, Name ?? "", IsFraction(Own) ? Own!.Trim() : null, IsFraction(Own) ? null : stated, borrowing, lending, Weight!.Trim(), guarantee)
            : null;

    /// <summary>No limit where nothing is said.</summary>
    static (bool IsRead, IReadOnlyList<DevicesInput>? Devices) Optional(string? text) => string.IsNullOrWhiteSpace(text) ? (true, null) : (Read(text) is not null, Read(text));

    /// <summary><c>0</c> and an empty text are nothing of anything.</summary>
    static IReadOnlyList<DevicesInput>? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Trim() == "0")
            return [];
        var amounts = text.Split([',', '·', '،'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(one => Amount().Match(one)).ToList();
        return amounts.TrueForAll(a => a.Success) ? [.. amounts.Select(a => new DevicesInput(a.Groups["model"].Value, a.Groups["devices"].Value))] : null;
    }

    static string Text(IReadOnlyList<DeviceAmount> amounts) => string.Join(", ", amounts.Select(a => $"{a.Exact} {a.Model}"));

    static string? Limit(IReadOnlyList<DeviceAmount>? amounts) => amounts is null ? null : amounts.Count == 0 ? "0" : Text(amounts);

    static bool IsFraction(string? text) => text is not null && Fraction().IsMatch(text);

    [GeneratedRegex(@"^\s*-?\d{1,18}(/\d{1,18})?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^(?<devices>-?\d{1,18}(/\d{1,18})?)\s+(?<model>\S.{0,99})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Amount();
}
