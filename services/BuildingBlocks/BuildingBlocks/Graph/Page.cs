using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace BuildingBlocks.Graph;

/// <summary>A place in a list that begins with the newest: everything older than this comes after it.</summary>
public sealed record Cursor(DateTime At, Guid Id)
{
    /// <summary>Before the first.</summary>
    public static Cursor Start { get; } = new(DateTime.MaxValue.ToUniversalTime().Date, Guid.AllBitsSet);

    public static Cursor Read(string? text)
    {
        if (text is null)
            return Start;

        Span<byte> bytes = stackalloc byte[128];
        if (Base64Url.IsValid(text, out var length) && length <= bytes.Length && Base64Url.TryDecodeFromChars(text, bytes, out var written))
        {
            var parts = Encoding.ASCII.GetString(bytes[..written]).Split(' ');
            if (parts.Length == 2 && Guid.TryParseExact(parts[1], "N", out var id)
                && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= Start.At.Ticks)
                return new(new(ticks, DateTimeKind.Utc), id);
        }
        throw new RefusalError("input.invalid", "The cursor is not one of this list.");
    }

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{At.Ticks} {Id:N}")));
}

/// <summary>Part of a list, newest first.</summary>
public sealed record Page<TRow>(int TotalCount, IReadOnlyList<TRow> Rows, bool HasNextPage)
{
    const int Longest = 200;

    /// <param name="fetch">Reads at most so many rows after a cursor.</param>
    public static async Task<Page<TRow>> ReadAsync(int first, string? after, Func<Cursor, int, Task<List<TRow>>> fetch, Func<Task<int>> count)
    {
        if (first is < 1 or > Longest)
            throw new RefusalError("input.invalid", $"first is from 1 to {Longest}.");

        var rows = await fetch(Cursor.Read(after), first + 1);
        return new(await count(), rows.Count > first ? rows[..first] : rows, rows.Count > first);
    }
}
