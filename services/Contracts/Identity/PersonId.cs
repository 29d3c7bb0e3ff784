using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Contracts.Identity;

/// <summary>Names a person, by role and never by personal data.</summary>
/// <remarks>Written as a lower-case UUID wherever it leaves a process.</remarks>
[JsonConverter(typeof(IdentifierConverter<PersonId>))]
public readonly record struct PersonId(Guid Value) : IIdentifier<PersonId>
{
    public static PersonId From(Guid value) => new(value);

    public static PersonId Parse(string text) => new(Guid.Parse(text));

    public static bool TryParse([NotNullWhen(true)] string? text, out PersonId id)
    {
        var read = Guid.TryParse(text, out var value);
        id = new(value);
        return read;
    }

    public override string ToString() => Value.ToString("D");
}
