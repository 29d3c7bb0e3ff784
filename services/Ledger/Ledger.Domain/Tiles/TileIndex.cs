using System.Globalization;

namespace Ledger.Domain.Tiles;

/// <summary>How the place of a tile is written in a path: groups of three digits, all but the last after an <c>x</c>; a partial tile adds its width.</summary>
static class TileIndex
{
    /// <summary>1234067 is <c>x001/x234/067</c>; with width 12, <c>x001/x234/067.p/12</c>.</summary>
    public static string Write(ulong index, int width)
    {
        var path = Group(index % 1000);
        for (var rest = index / 1000; rest > 0; rest /= 1000)
            path = $"x{Group(rest % 1000)}/{path}";
        return width == TileAddress.FullWidth ? path : string.Create(CultureInfo.InvariantCulture, $"{path}.p/{width}");
    }

    /// <summary>Reads the one form that <see cref="Write"/> gives.</summary>
    public static bool TryRead(string text, out ulong index, out int width)
    {
        (index, width) = (0, TileAddress.FullWidth);
        var parts = text.Split(".p/");
        if (parts.Length > 2 || (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out width)))
            return false;

        var digits = parts[0].Replace("/", "", StringComparison.Ordinal).Replace("x", "", StringComparison.Ordinal);
        return ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out index)
            && width is >= 1 and <= TileAddress.FullWidth
            && Write(index, width) == text;
    }

    static string Group(ulong value) => value.ToString("000", CultureInfo.InvariantCulture);
}
