using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;

namespace Compliance.Domain.Enforcing;

/// <summary>An exact amount of money, in the smallest unit of its currency.</summary>
/// <param name="Units">Cents of euros, yen: whole and positive.</param>
/// <param name="Currency">By its code in ISO 4217.</param>
public sealed record Money(long Units, string Currency)
{
    /// <summary>How many decimals the currencies have in which penalties can be imposed (ISO 4217, list one).</summary>
    public static ImmutableSortedDictionary<string, int> Decimals { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["AUD"] = 2, ["BRL"] = 2, ["CAD"] = 2, ["CHF"] = 2, ["CNY"] = 2, ["DKK"] = 2, ["EUR"] = 2, ["GBP"] = 2, ["INR"] = 2, ["JPY"] = 0, ["KRW"] = 0, ["KWD"] = 3,
        ["MXN"] = 2, ["NOK"] = 2, ["NZD"] = 2, ["PLN"] = 2, ["SEK"] = 2, ["SGD"] = 2, ["TND"] = 3, ["USD"] = 2, ["ZAR"] = 2,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Reads an amount as people write it, digits and at most one point: 1500000 or 0.05.</summary>
    /// <returns>Null where it is no amount of this currency: negative, nothing, of unknown currency, or finer than its smallest unit.</returns>
    public static Money? Read(string amount, string currency)
    {
        if (!Decimals.TryGetValue(currency, out var decimals) || amount.Length is 0 or > 24 || amount.Split('.') is not [{ Length: > 0 } whole, .. { Length: <= 1 } rest])
            return null;
        var fraction = rest.Length == 0 ? "" : rest[0];
        return (rest.Length == 0 || fraction.Length > 0) && fraction.Length <= decimals && whole.Concat(fraction).All(char.IsAsciiDigit)
            && BigInteger.Parse(whole + fraction.PadRight(decimals, '0'), CultureInfo.InvariantCulture) is var units && units > 0 && units <= long.MaxValue
            ? new((long)units, currency) : null;
    }

    /// <summary>As people write it, with all decimals of the currency: 1500000.00.</summary>
    [JsonIgnore]
    public string Amount
    {
        get
        {
            var decimals = Decimals[Currency];
            var digits = Units.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
            return decimals == 0 ? digits : $"{digits[..^decimals]}.{digits[^decimals..]}";
        }
    }
}
