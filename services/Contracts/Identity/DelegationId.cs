using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Contracts.Identity;

/// <summary>Names one delegation: the right of one person to act for one organization for a time.</summary>
/// <remarks>Written as a lower-case UUID wherever it leaves a process.</remarks>
[JsonConverter(typeof(IdentifierConverter<DelegationId>))]
public readonly record struct DelegationId(Guid Value) : IIdentifier<DelegationId>
{
    public static DelegationId From(Guid value) => new(value);

    public static DelegationId Parse(string text) => new(Guid.Parse(text));

    public static bool TryParse([NotNullWhen(true)] string? text, out DelegationId id)
    {
        var read = Guid.TryParse(text, out var value);
        id = new(value);
        return read;
    }

    public override string ToString() => Value.ToString("D");
}
