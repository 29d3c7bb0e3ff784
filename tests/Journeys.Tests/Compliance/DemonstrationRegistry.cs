using Contracts.Identity;

namespace Journeys.Tests.Compliance;

/// <summary>Where providers, clusters and releases of the demonstration are: their identifiers follow from their names.</summary>
static class DemonstrationRegistry
{
    static readonly Guid Register = new("6b1f7c52-8a0d-4e39-b7f4-20c9d5e8a317");
    static readonly Guid Space = new("c2c1de2b-5f2e-4f4f-9f0a-6a3f1f0b7d44");

    public static string Cloud { get; } = $"/providers/{NamedUuid.Of(Register, $"provider:{NamedUuid.Of(Register, "developer:EXERCISE CLOUD"):D}:entered"):D}";

    public static string South { get; } = $"/clusters/{NamedUuid.Of(Register, $"cluster:{NamedUuid.Of(Space, "south"):D}"):D}";

    public static string Interface { get; } = NamedUuid.Of(Register, $"release:{NamedUuid.Of(Space, "interface"):D}").ToString("D");
}
