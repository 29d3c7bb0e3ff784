using System.Globalization;
using Collaborative.Domain.Quotas;

namespace Collaborative.Domain.Cycles;

/// <summary>Amounts as people read them.</summary>
static class Wording
{
    const string Accelerator = "accelerator/";

    /// <summary><c>2.5 H100</c>, <c>4 cores</c>, <c>512 MiB</c>, of thousandths of a device or core, or mebibytes.</summary>
    public static string Of(string resource, long amount) => resource switch
    {
        "memory"                                                              => Say($"{amount} MiB"),
        "cpu"                                                                 => Say($"{amount / 1000m:0.###} cores"),
        _ when resource.StartsWith(Accelerator, StringComparison.Ordinal)     => Say($"{amount / 1000m:0.###} {resource[Accelerator.Length..]}"),
        _                                                                     => Say($"{amount} {resource}"),
    };

    /// <summary>The same of all amounts.</summary>
    public static string Of(Amounts amounts) => string.Join(", ", amounts.Resources.Select(r => Of(
        r.Name, (long)(amounts[r].Numerator * (r.Name.StartsWith(Accelerator, StringComparison.Ordinal) ? 1000 : 1) / amounts[r].Denominator))));

    static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
