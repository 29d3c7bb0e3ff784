using System.Globalization;
using BuildingBlocks.Graph;

namespace Ledger.Graph;

/// <summary>What clients give, read or refused.</summary>
static class Given
{
    const int MaxPage = 200;

    /// <summary>The UUID of an identifier, or null where it cannot be one; then nothing has it.</summary>
    public static Guid? TryUuid(string text) => Guid.TryParseExact(text, "D", out var value) && value != Guid.Empty ? value : null;

    /// <summary>A number of 64 bits, as decimal digits.</summary>
    public static ulong Size(string text, string field) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size <= long.MaxValue
            ? size
            : throw new RefusalError("input.invalid", $"{field} is not a whole number in decimal digits.");

    public static int PageSize(int first) =>
        first is > 0 and <= MaxPage ? first : throw new RefusalError("input.invalid", $"first is a number from 1 to {MaxPage}.");
}
