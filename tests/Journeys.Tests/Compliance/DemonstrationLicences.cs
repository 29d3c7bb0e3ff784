using Contracts.Identity;

namespace Journeys.Tests.Compliance;

/// <summary>Where licences of the demonstration are: their identifiers follow from what they stand for.</summary>
static class DemonstrationLicences
{
    static readonly Guid Space = new("7b0a3c52-91d4-4f0e-8f3a-5d1c2e9b6a10");
    static readonly Guid Register = new("6b1f7c52-8a0d-4e39-b7f4-20c9d5e8a317");

    public static string Granted { get; } = AddressOf("licence");

    public static string Suspended { get; } = AddressOf("suspended licence");

    public static string Application { get; } = AddressOf("application");

    /// <summary>The case that was begun by a notice.</summary>
    public static string Case { get; } = $"/enforcement/{NamedUuid.Of(Register, $"enforcement:{NamedUuid.Of(Space, "notice"):D}"):D}";

    static string AddressOf(string step) => $"/licences/{NamedUuid.Of(Register, $"licence:{NamedUuid.Of(Space, step):D}"):D}";
}
