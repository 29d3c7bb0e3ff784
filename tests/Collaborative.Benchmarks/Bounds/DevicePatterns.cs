namespace Collaborative.Benchmarks.Bounds;

/// <summary>All combinations of shares that fit one device and to which none can be added.</summary>
static class DevicePatterns
{
    const int Most = 200_000;

    /// <summary>For each combination how often it has each size.</summary>
    /// <exception cref="InvalidOperationException">There are too many to list.</exception>
    public static List<int[]> Maximal(int[] sizes)
    {
        int[] descending = [.. sizes.OrderDescending()];
        List<int[]> found = [];
        Extend(0, MilliDevices.One, new int[sizes.Length]);
        return found;

        void Extend(int at, int hole, int[] counts)
        {
            if (at == descending.Length)
            {
                if (hole < descending[^1])
                    found.Add([.. sizes.Select(s => counts[Array.IndexOf(descending, s)])]);
                if (found.Count > Most)
                    throw new InvalidOperationException($"More than {Most} ways to fill a device.");
                return;
            }
            for (var n = hole / descending[at]; n >= 0; n--)
            {
                counts[at] = n;
                Extend(at + 1, hole - (n * descending[at]), counts);
            }
            counts[at] = 0;
        }
    }
}
