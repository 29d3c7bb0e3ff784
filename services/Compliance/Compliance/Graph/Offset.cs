using System.Globalization;

namespace Compliance.Graph;

/// <summary>A place in a list that is reckoned anew whenever it is asked for: after so many.</summary>
static class Offset
{
    const int Longest = 200;

    /// <exception cref="RefusalError">It is none.</exception>
    public static int Read(int first, string? after)
    {
        if (first is < 1 or > Longest)
            throw new RefusalError("input.invalid", $"first is from 1 to {Longest}.");
        var start = 0;
        return after is null || int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out start) ? start : throw new RefusalError("input.invalid", "The cursor is not one of this list.");
    }

    /// <summary>Where the next part begins; null where this one is the last.</summary>
    public static string? Next(int start, int count, int total) => start + count < total && count > 0 ? (start + count).ToString(CultureInfo.InvariantCulture) : null;
}
