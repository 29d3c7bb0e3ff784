using Contracts.Identity;

namespace Journeys.Tests.Compliance;

/// <summary>What the demonstration of models and assessments is known by: its identifiers follow from its names.</summary>
static class DemonstrationModels
{
    static readonly Guid Register = new("6b1f7c52-8a0d-4e39-b7f4-20c9d5e8a317");
    static readonly Guid Laboratory = NamedUuid.Of(MemberStates.Namespace, "organization:demonstration-laboratory");

    /// <summary>A model that is public.</summary>
    public static string Assistant { get; } = NamedUuid.Of(Register, $"model:{Laboratory:D}:DEMONSTRATION ASSISTANT").ToString("D");

    /// <summary>A claim that stands, of the monitor.</summary>
    public static string Claim { get; } = $"/claims/{NamedUuid.Of(Register, $"claim:{NamedUuid.Of(new("c2c1de2b-5f2e-4f4f-9f0a-6a3f1f0b7d44"), "claim 1.3"):D}"):D}";

    /// <summary>The incident with it that everyone sees.</summary>
    public static string Outage { get; } = NamedUuid.Of(Register, $"incident:{NamedUuid.Of(new("c2c1de2b-5f2e-4f4f-9f0a-6a3f1f0b7d44"), "public incident"):D}").ToString("D");

    /// <summary>A pause that holds.</summary>
    public static string Pause { get; } = $"/pauses/{NamedUuid.Of(Register, $"pause:{NamedUuid.Of(new("c2c1de2b-5f2e-4f4f-9f0a-6a3f1f0b7d44"), "open pause"):D}"):D}";

    /// <summary>A finding whose cure was shown.</summary>
    public static string Finding { get; } = $"/findings/{NamedUuid.Of(Register, $"finding:{NamedUuid.Of(new("c2c1de2b-5f2e-4f4f-9f0a-6a3f1f0b7d44"), "finding watched"):D}"):D}";

    /// <summary>A file of evidence.</summary>
    public static string Evidence { get; } = $"/evidence/{NamedUuid.Of(Register, $"evidence:{NamedUuid.Of(new("c2c1de2b-5f2e-4f4f-9f0a-6a3f1f0b7d44"), "system card"):D}"):D}";

    /// <summary>The assessment of its version 1.3.</summary>
    public static string Assessment { get; } = $"/assessments/{NamedUuid.Of(Register, $"assessment:{Assistant}:frontier-ai-safety:1.3"):D}";

    /// <summary>A catalog of controls that is there from the start; its identifier follows from its series and from what it holds (<c>Seeding/weights.json</c>, by its hash in canonical JSON).</summary>
    public static string Catalog { get; } = $"/catalogs/{OfCatalog:D}";

    static Guid OfCatalog => NamedUuid.Of(Register, $"catalog:{NamedUuid.Of(Register, "catalog-series:file:DEMONSTRATION-WEIGHTS"):D}:60b64301a2fba17a1864f06b3c5cb846860b2fa07db56ed689c847ac3c61a91e");

    /// <summary>What the developer says that it does about it (<c>Seeding/assistant-plan.json</c>, by its hash in canonical JSON, held against that catalog).</summary>
    public static string Plan { get; } =
        $"/control-documents/{NamedUuid.Of(Register, $"document:{NamedUuid.Of(Register, $"document-series:{Assistant}:5c0d3f1e-7a64-4b51-9d0b-3f8a1c2e7b10:Developer:{Guid.Empty:D}:1.0"):D}:425b571cfbb0af6d7f9d7fab5abb2c04ba1cb4491980fc5e579c98bb6f18527d:{OfCatalog:D}"):D}";

    /// <summary>The assessment of the assistant's version 1.0 against it.</summary>
    public static string ByControls { get; } = $"/control-assessments/{NamedUuid.Of(Register, $"assessment:{Assistant}:catalog:{NamedUuid.Of(Register, "catalog-series:file:DEMONSTRATION-WEIGHTS"):D}:1.0"):D}";

    /// <summary>The assessment of its version 1.3 against NIST's playbook, whose reports are awaited; where the machine has the playbook.</summary>
    public static string Playbook { get; } = $"/control-assessments/{NamedUuid.Of(Register, $"assessment:{Assistant}:catalog:{NamedUuid.Of(Register, "catalog-series:framework:nist-ai-rmf-playbook"):D}:1.3"):D}";
}
