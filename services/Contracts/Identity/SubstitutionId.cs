using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Contracts.Identity;

/// <summary>Names one substitution: the right of one person to use the delegation of another one for a time.</summary>
/// <remarks>Written as a lower-case UUID wherever it leaves a process.</remarks>
[JsonConverter(typeof(IdentifierConverter<SubstitutionId>))]
public readonly record struct SubstitutionId(Guid Value) : IIdentifier<SubstitutionId>
{
    public static SubstitutionId From(Guid value) => new(value);

    public static SubstitutionId Parse(string text) => new(Guid.Parse(text));

    public static bool TryParse([NotNullWhen(true)] string? text, out SubstitutionId id)
    {
        var read = Guid.TryParse(text, out var value);
        id = new(value);
        return read;
    }

    public override string ToString() => Value.ToString("D");
}
