using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Contracts.Identity;

/// <summary>Names an organization: a member state, a developer, an institution, or the secretariat.</summary>
/// <remarks>Written as a lower-case UUID wherever it leaves a process.</remarks>
[JsonConverter(typeof(IdentifierConverter<OrganizationId>))]
public readonly record struct OrganizationId(Guid Value) : IIdentifier<OrganizationId>
{
    public static OrganizationId From(Guid value) => new(value);

    public static OrganizationId Parse(string text) => new(Guid.Parse(text));

    public static bool TryParse([NotNullWhen(true)] string? text, out OrganizationId id)
    {
        var read = Guid.TryParse(text, out var value);
        id = new(value);
        return read;
    }

    public override string ToString() => Value.ToString("D");
}
